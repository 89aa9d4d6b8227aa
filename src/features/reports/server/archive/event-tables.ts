import {
	attendanceModes,
	changeKinds,
	entrances,
	eventKinds,
	visibilities
} from '#features/events/types.ts';
import {
	address,
	day,
	hash,
	instant,
	list,
	maybe,
	number,
	oneOf,
	text,
	time,
	uuid,
	whole,
	yes
} from './columns.ts';
import { archiveTable } from './shape.ts';

/** What happens, what became of it, and the pictures of it. */
export const eventTables = [
	archiveTable({
		list: 'events',
		table: 'event',
		key: ['starts_on', 'id'],
		kind: 'event',
		columns: {
			id: uuid,
			slug: text,
			kind: oneOf(...eventKinds),
			activity_id: maybe(uuid),
			parent_id: maybe(uuid),
			starts_on: day,
			starts_time: maybe(time),
			ends_on: day,
			ends_time: maybe(time),
			zone: text,
			attendance_mode: oneOf(...attendanceModes),
			online_url: maybe(address),
			entrance: oneOf(...entrances),
			visibility: oneOf(...visibilities),
			is_free: maybe(yes),
			languages: list(text),
			access_features: list(text),
			latitude: maybe(number),
			longitude: maybe(number),
			sequence: whole
		},
		refers: { activity_id: 'activities', parent_id: 'events' }
	}),
	archiveTable({
		list: 'programme',
		table: 'programme_item',
		key: ['event_id', 'position', 'id'],
		kind: 'programme_item',
		columns: {
			id: uuid,
			event_id: uuid,
			position: whole,
			held_on: maybe(day),
			starts_time: maybe(time),
			ends_time: maybe(time)
		},
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'stops',
		table: 'stop',
		key: ['event_id', 'position', 'id'],
		kind: 'stop',
		columns: {
			id: uuid,
			event_id: uuid,
			position: whole,
			passes_time: maybe(time),
			is_step_free: maybe(yes),
			latitude: maybe(number),
			longitude: maybe(number)
		},
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'changes',
		table: 'event_change',
		key: ['event_id', 'announced_at', 'id'],
		columns: {
			id: uuid,
			event_id: uuid,
			kind: oneOf(...changeKinds),
			previous_starts_on: maybe(day),
			previous_starts_time: maybe(time),
			announced_at: instant
		},
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'holdings',
		table: 'event_holding',
		key: ['event_id'],
		columns: { event_id: uuid, held_at: instant },
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'pictures',
		table: 'picture',
		key: ['record_id', 'position', 'id'],
		kind: 'picture',
		columns: {
			id: uuid,
			record_id: uuid,
			position: whole,
			file_hash: hash,
			small_hash: hash,
			width: whole,
			height: whole,
			author: text,
			licence: text,
			added_at: instant
		},
		refers: { record_id: 'records' }
	})
];
