import * as v from 'valibot';
import {
	modes,
	openers,
	protections,
	questionKinds,
	waitingLists
} from '#features/registrations/types.ts';
import { address, instant, maybe, oneOf, uuid, whole, yes } from './columns.ts';
import { archiveTable } from './shape.ts';

/**
 * How places at events are given, and what is asked. Who registered, keys, invitations, tickets and devices
 * stay behind: a quota comes with nothing taken, and where answers are sealed, a new key has to be made.
 */
export const registrationTables = [
	archiveTable({
		list: 'registration_settings',
		table: 'registration_setting',
		key: ['event_id'],
		columns: {
			event_id: uuid,
			mode: oneOf(...modes),
			protection: oneOf(...protections),
			opens_at: maybe(instant),
			closes_at: maybe(instant),
			waiting_list: oneOf(...waitingLists),
			offer_hours: whole,
			most_in_group: whole,
			asks_contact: yes,
			is_discreet: yes,
			retention_days: whole,
			least_count: whole,
			revision: whole
		},
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'quotas',
		table: 'quota',
		key: ['event_id', 'position', 'id'],
		kind: 'quota',
		columns: { id: uuid, event_id: uuid, position: whole, capacity: maybe(whole) },
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'products',
		table: 'product',
		key: ['event_id', 'position', 'id'],
		kind: 'product',
		columns: {
			id: uuid,
			event_id: uuid,
			position: whole,
			kind: oneOf('place', 'add_on'),
			attendance: oneOf('on_site', 'online'),
			join_link: maybe(address),
			withdrawn_at: maybe(instant)
		},
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'product_quotas',
		table: 'product_quota',
		key: ['product_id', 'quota_id'],
		columns: { product_id: uuid, quota_id: uuid },
		refers: { product_id: 'products', quota_id: 'quotas' }
	}),
	archiveTable({
		list: 'product_days',
		table: 'product_day',
		key: ['product_id', 'day'],
		columns: { product_id: uuid, day: whole },
		refers: { product_id: 'products' }
	}),
	archiveTable({
		list: 'seat_shares',
		table: 'seat_share',
		key: ['event_id', 'partner_id'],
		columns: { event_id: uuid, partner_id: uuid, seats: whole },
		refers: { event_id: 'events', partner_id: 'partners' }
	}),
	archiveTable({
		list: 'questions',
		table: 'question',
		key: ['event_id', 'position', 'id'],
		kind: 'question',
		columns: {
			id: uuid,
			event_id: uuid,
			position: whole,
			kind: oneOf(...questionKinds),
			is_required: yes,
			retention_days: whole,
			opened_by: oneOf(...openers),
			withdrawn_at: maybe(instant)
		},
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'question_options',
		table: 'question_option',
		key: ['question_id', 'position', 'id'],
		kind: 'question_option',
		columns: { id: uuid, question_id: uuid, position: whole },
		refers: { question_id: 'questions' }
	}),
	archiveTable({
		list: 'door_lists',
		table: 'door_list',
		key: ['event_id', 'position', 'id'],
		kind: 'door_list',
		columns: {
			id: uuid,
			event_id: uuid,
			position: whole,
			product_id: maybe(uuid),
			capacity: maybe(whole),
			// Archives of before have neither: their lists admit on every day.
			day: v.optional(maybe(whole), null),
			sub_event_id: v.optional(maybe(uuid), null)
		},
		refers: { event_id: 'events', product_id: 'products', sub_event_id: 'events' }
	})
];
