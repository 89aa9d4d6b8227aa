import { reportKinds } from '../../types.ts';
import { day, hash, instant, json, language, maybe, oneOf, text, uuid, whole } from './columns.ts';
import { eventTables } from './event-tables.ts';
import { numberTables } from './number-tables.ts';
import { partnershipTables } from './partnership-tables.ts';
import { planTables } from './plan-tables.ts';
import { registrationTables } from './registration-tables.ts';
import { resultTables } from './result-tables.ts';
import { archiveTable, type ArchiveTable } from './shape.ts';

const reportTables = [
	archiveTable({
		list: 'reports',
		table: 'report',
		key: ['number'],
		kind: 'report',
		columns: {
			id: uuid,
			number: whole,
			kind: oneOf(...reportKinds),
			starts_on: day,
			ends_on: day,
			due_on: maybe(day),
			language,
			created_at: instant
		}
	}),
	archiveTable({
		list: 'submissions',
		table: 'report_submission',
		key: ['report_id', 'version'],
		columns: { report_id: uuid, version: whole, snapshot: json, hash, submitted_at: instant },
		refers: { report_id: 'reports' }
	}),
	archiveTable({
		list: 'report_decisions',
		table: 'report_decision',
		key: ['report_id', 'version'],
		columns: {
			report_id: uuid,
			version: whole,
			decision: oneOf('returned', 'approved'),
			note: maybe(text),
			decided_at: instant
		},
		refers: { report_id: 'reports' }
	}),
	// Derived, but its words were the public ones at the time of publishing: kept, so that a moved site is found.
	archiveTable({
		list: 'search_entries',
		table: 'search_entry',
		key: ['record_id', 'language'],
		columns: {
			record_id: uuid,
			language,
			kind: text,
			path: text,
			title: text,
			body: text,
			happens_on: maybe(day)
		},
		refers: { record_id: 'records' }
	})
];

/** Every table of a partnership in the order in which their rows can be written. */
export const archiveTables: readonly ArchiveTable[] = [
	...partnershipTables,
	...planTables,
	...eventTables,
	...registrationTables,
	...numberTables,
	...resultTables,
	...reportTables
];
