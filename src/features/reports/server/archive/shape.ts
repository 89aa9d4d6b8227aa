import type * as v from 'valibot';
import type { RecordKind } from '#features/partnership/types.ts';
import type { DB } from '#platform/server/database/schema.ts';

export type Columns = Record<string, v.GenericSchema>;

/** One table of a partnership as the archive holds it: without the partnership's id and without persons. */
export type ArchiveTable = {
	/** The list's name in the archive. */
	list: string;
	table: keyof DB;
	/** What orders the rows, so that equal partnerships have equal archives. */
	key: readonly string[];
	columns: Columns;
	/** The record that a row stands for: its id is a record of this kind. */
	kind?: RecordKind;
	/** Columns that name a row of another list by its id. */
	refers?: Record<string, string>;
};

/** Checks a table's description where it is written. */
export function archiveTable(table: ArchiveTable): ArchiveTable {
	return table;
}
