import {
	partnerCategories,
	partnerRoles,
	stateTypes,
	type RecordKind
} from '#features/partnership/types.ts';
import {
	address,
	day,
	fileName,
	hash,
	instant,
	language,
	maybe,
	mediaType,
	oneOf,
	text,
	uuid,
	whole,
	yes
} from './columns.ts';
import { archiveTable } from './shape.ts';

/** Everything that has an id of its own. */
const recordKinds = [
	'partnership',
	'partner',
	'funder',
	'grant',
	'activity_group',
	'activity',
	'deliverable',
	'picture',
	'event',
	'stop',
	'programme_item',
	'claim',
	'indicator',
	'indicator_value',
	'report',
	'amendment',
	'quota',
	'product',
	'question',
	'question_option',
	'door_list'
] as const satisfies readonly RecordKind[];

/** Records first: whatever has an id of its own stands on one. */
export const partnershipTables = [
	archiveTable({
		list: 'records',
		table: 'record',
		key: ['id'],
		columns: { id: uuid, kind: oneOf(...recordKinds), revision: whole, created_at: instant }
	}),
	archiveTable({
		list: 'texts',
		table: 'text',
		key: ['record_id', 'field', 'language'],
		columns: {
			record_id: uuid,
			field: text,
			language,
			draft: text,
			published: maybe(text),
			revision: whole,
			published_revision: maybe(whole),
			source_revision: maybe(whole),
			changed_at: instant
		},
		refers: { record_id: 'records' }
	}),
	archiveTable({
		list: 'publications',
		table: 'publication',
		key: ['record_id', 'language'],
		columns: { record_id: uuid, language, published_at: instant, override_reason: maybe(text) },
		refers: { record_id: 'records' }
	}),
	archiveTable({
		list: 'sources',
		table: 'source',
		key: ['id'],
		columns: {
			id: uuid,
			record_id: uuid,
			field: text,
			name: text,
			url: maybe(address),
			dated_on: maybe(day),
			note: maybe(text)
		},
		refers: { record_id: 'records' }
	}),
	archiveTable({
		list: 'partners',
		table: 'partner',
		key: ['position', 'id'],
		kind: 'partner',
		columns: {
			id: uuid,
			position: whole,
			role: oneOf(...partnerRoles),
			category: oneOf(...partnerCategories),
			country: text,
			state_type: oneOf(...stateTypes),
			website: maybe(address),
			contact_email: maybe(text),
			contact_is_public: yes
		}
	}),
	archiveTable({
		list: 'attachments',
		table: 'attachment',
		key: ['id'],
		columns: {
			id: uuid,
			record_id: uuid,
			purpose: oneOf('deliverable', 'evidence', 'logo', 'document'),
			title: text,
			url: maybe(address),
			file_hash: maybe(hash),
			file_name: maybe(fileName),
			media_type: maybe(mediaType),
			byte_size: maybe(whole),
			dated_on: maybe(day),
			language: maybe(language),
			licence: maybe(text),
			visibility: oneOf('public', 'team'),
			holds_personal_data: yes,
			added_at: instant
		},
		refers: { record_id: 'records' }
	})
];
