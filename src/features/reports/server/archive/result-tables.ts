import {
	indicatorKinds,
	levels,
	measures,
	methods,
	qualifiers,
	targetDirections
} from '#features/results/types.ts';
import { address, day, instant, list, maybe, number, oneOf, text, uuid, whole } from './columns.ts';
import { archiveTable } from './shape.ts';

/** Figures as their sources give them, and what the partnership promised and reached. */
export const resultTables = [
	archiveTable({
		list: 'claims',
		table: 'claim',
		key: ['entered_at', 'id'],
		kind: 'claim',
		columns: {
			id: uuid,
			measure: oneOf(...measures),
			qualifier: oneOf(...qualifiers),
			low: maybe(whole),
			high: maybe(whole),
			method: oneOf(...methods),
			source_name: text,
			source_url: maybe(address),
			claimed_on: maybe(day),
			note: maybe(text),
			entered_at: instant,
			withdrawn_at: maybe(instant),
			withdrawn_reason: maybe(text)
		}
	}),
	archiveTable({
		list: 'claim_events',
		table: 'claim_event',
		key: ['claim_id', 'event_id'],
		columns: { claim_id: uuid, event_id: uuid },
		refers: { claim_id: 'claims', event_id: 'events' }
	}),
	archiveTable({
		list: 'reported',
		table: 'reported_claim',
		key: ['event_id', 'measure'],
		columns: {
			event_id: uuid,
			measure: oneOf(...measures),
			claim_id: uuid,
			reason: text,
			marked_at: instant
		},
		refers: { event_id: 'events', claim_id: 'claims' }
	}),
	archiveTable({
		list: 'indicators',
		table: 'indicator',
		key: ['position', 'id'],
		kind: 'indicator',
		columns: {
			id: uuid,
			position: whole,
			code: text,
			activity_id: maybe(uuid),
			level: oneOf(...levels),
			kind: oneOf(...indicatorKinds),
			scale_max: maybe(whole),
			baseline: maybe(number),
			target: maybe(number),
			target_direction: oneOf(...targetDirections),
			owner_partner_id: maybe(uuid),
			minimum_cell: whole
		},
		refers: { activity_id: 'activities', owner_partner_id: 'partners' }
	}),
	archiveTable({
		list: 'bindings',
		table: 'indicator_binding',
		key: ['indicator_id', 'event_id', 'measure'],
		columns: { indicator_id: uuid, event_id: uuid, measure: oneOf(...measures) },
		refers: { indicator_id: 'indicators', event_id: 'events' }
	}),
	archiveTable({
		list: 'periods',
		table: 'indicator_period',
		key: ['starts_on', 'ends_on'],
		columns: { id: uuid, starts_on: day, ends_on: day, due_on: day, locked_at: maybe(instant) }
	}),
	archiveTable({
		list: 'values',
		table: 'indicator_value',
		key: ['id'],
		kind: 'indicator_value',
		columns: {
			id: uuid,
			indicator_id: uuid,
			period_id: uuid,
			low: maybe(number),
			high: maybe(number),
			numerator: maybe(whole),
			denominator: maybe(whole),
			statement: maybe(text),
			claim_ids: list(uuid),
			note: maybe(text),
			entered_at: instant
		},
		refers: { indicator_id: 'indicators', period_id: 'periods', claim_ids: 'claims' }
	}),
	archiveTable({
		list: 'cells',
		table: 'indicator_cell',
		key: ['value_id', 'dimension', 'category'],
		columns: { value_id: uuid, dimension: text, category: text, count: whole },
		refers: { value_id: 'values' }
	}),
	archiveTable({
		list: 'value_decisions',
		table: 'value_decision',
		key: ['value_id', 'position'],
		columns: {
			value_id: uuid,
			position: whole,
			decision: oneOf('submitted', 'returned', 'approved'),
			note: maybe(text),
			decided_at: instant
		},
		refers: { value_id: 'values' }
	})
];
