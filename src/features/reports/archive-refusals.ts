import type { MessageKey } from '#lib/i18n/messages.ts';
import type { ImportReason } from './types.ts';

/** Why an archive or a copy is refused, in words. */
export const archiveRefusals = {
	'not-an-archive': 'archive.refusal_not_an_archive',
	'newer-archive': 'archive.refusal_newer_archive',
	'slug-reserved': 'archive.refusal_slug_reserved',
	'slug-taken': 'archive.refusal_slug_taken',
	'id-taken': 'archive.refusal_id_taken',
	'broken-reference': 'archive.refusal_broken_reference',
	'changed-snapshot': 'archive.refusal_changed_snapshot',
	'changed-file': 'archive.refusal_changed_file',
	'no-room': 'archive.refusal_no_room',
	'no-file-store': 'archive.refusal_no_file_store',
	'no-such-partnership': 'archive.refusal_no_such_partnership',
	'not-allowed': 'archive.refusal_not_allowed',
	'too-large': 'archive.refusal_too_large'
} as const satisfies Record<
	ImportReason | 'no-such-partnership' | 'not-allowed' | 'too-large',
	MessageKey
>;
