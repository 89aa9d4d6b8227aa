import * as v from 'valibot';

/*
 * A backup is a tar archive, encrypted as one age file (age-encryption.org/v1) with the instance's secret as
 * its passphrase, so that the programs `age` and `tar` open it as well:
 *   begin.json                      what made it, of which tables
 *   tables/<table>/<part>.copy.gz   rows in COPY's text format; the parts of a table follow one another
 *   files/<SHA-256>                 what was uploaded
 *   end.json                        what must have been read by then
 */
export const formatName = 'tiltas-backup';
export const beginName = 'begin.json';
export const endName = 'end.json';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));

export const beginSchema = v.object({
	format: v.literal(formatName),
	/** Raised by a change that older versions could not read. */
	formatVersion: v.literal(1),
	/** The product's version. */
	version: v.string(),
	takenAt: v.pipe(v.string(), v.isoTimestamp()),
	/** What the tables were made by; a restored database is made by the same. */
	migrations: v.array(v.object({ number: count, name: v.string(), checksum: hash })),
	tables: v.array(v.object({ name: v.string(), columns: v.array(v.string()) }))
});

export const endSchema = v.object({
	/** SHA-256 of all rows of a table in the order of its parts. */
	tables: v.record(v.string(), v.object({ rows: count, hash })),
	files: count
});

export type Begin = v.InferOutput<typeof beginSchema>;
export type End = v.InferOutput<typeof endSchema>;

/** The sentence is for the operator: what is wrong, and what to do. */
export class BackupRefused extends Error {
	override name = 'BackupRefused';
}

/** The table whose rows an entry of the archive holds, if any. */
export const tableOf = (name = ''): string | undefined =>
	/^tables\/([a-z_\d]+)\/\d+\.copy\.gz$/.exec(name)?.[1];

/** The hash of the file that an entry of the archive is, if any. */
export const fileOf = (name = ''): string | undefined => /^files\/([\da-f]{64})$/.exec(name)?.[1];
