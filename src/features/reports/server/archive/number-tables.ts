import * as v from 'valibot';
import { instant, list, text, uuid, whole } from './columns.ts';
import { archiveTable } from './shape.ts';

const cell = v.union([
	v.strictObject({ shown: whole }),
	v.strictObject({ below: whole }),
	v.strictObject({ hidden: v.literal(true) })
]);
const cells = list(v.strictObject({ key: list(text), cell }));
const release = list(
	v.strictObject({ dimensions: list(text), total: cell, margins: cells, cells })
);

/** What was told about registrations: it holds no number that anybody was not shown, and binds what is told later. */
export const numberTables = [
	archiveTable({
		list: 'released_counts',
		table: 'released_count',
		key: ['event_id', 'number'],
		columns: { event_id: uuid, number: whole, tables: release, released_at: instant },
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'told_admissions',
		table: 'told_admission',
		key: ['event_id', 'admitted'],
		columns: { event_id: uuid, admitted: whole, told_at: instant },
		refers: { event_id: 'events' }
	}),
	archiveTable({
		list: 'open_numbers',
		table: 'open_numbers',
		key: ['event_id'],
		columns: { event_id: uuid, opened_at: instant },
		refers: { event_id: 'events' }
	})
];
