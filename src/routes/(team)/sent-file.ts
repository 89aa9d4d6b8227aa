import type { NewAttachment, StoredFile } from '#features/partnership/types.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { safeFileName } from '#platform/server/files/file-headers.ts';
import { sniffedType } from '#platform/server/files/sniffed-type.ts';
import type { NotStored } from '#platform/server/files/store.ts';
import { running } from '#platform/server/running.ts';

type Sent =
	| { ok: true; file: StoredFile | undefined }
	| { ok: false; status: number; problem: MessageKey; words: Record<string, string> };

const said = {
	'too-large': { status: 413, problem: 'files.too_large' },
	'no-room': { status: 507, problem: 'files.no_room' },
	empty: { status: 400, problem: 'files.empty' }
} as const satisfies Record<NotStored['reason'], { status: number; problem: MessageKey }>;

/** Megabytes; the limit that forms name and `sentFile` keeps. */
export const uploadLimitMb = () => running().config.uploadLimitMb;

/**
 * Keeps the file of a posted form, if one was chosen. What it is, its first bytes say; what it is called
 * loses all that could mean a folder or hide an ending.
 */
export async function sentFile(sent: FormData): Promise<Sent> {
	const file = sent.get('file');
	// A browser sends an unnamed, empty file where none was chosen.
	if (!(file instanceof File) || (file.size === 0 && file.name === ''))
		return { ok: true, file: undefined };
	const limit = uploadLimitMb();
	const stored = await running().files.storeFile(file.stream(), limit * 1024 * 1024);
	if (!stored.ok) return { ok: false, ...said[stored.reason], words: { limit: String(limit) } };
	const { hash, byteSize, head } = stored;
	const name = safeFileName(file.name);
	return { ok: true, file: { hash, name, byteSize, mediaType: sniffedType(head, name) } };
}

type Described = Omit<NewAttachment, 'file' | 'purpose'>;

/** A file or link as it hangs on a record; without a title it is called what the file or address is called. */
export function attachmentOf(
	purpose: NewAttachment['purpose'],
	{ title, url, ...facts }: Described,
	file: StoredFile | undefined
): NewAttachment {
	return { purpose, ...facts, url, file, title: title || (file?.name ?? url ?? '') };
}
