import { openDatabase, type Database } from '#platform/server/database/open.ts';

export const quiet = { info() {}, warn() {}, error() {} };
/** The folder of the embedded database, or the address of another. */
export type Where = { dataDir: string; databaseUrl: string | undefined };

/** Work on the database that a product runs on, over connections that are closed afterwards. */
export async function withinDatabase<Result>(
	{ dataDir, databaseUrl }: Where,
	work: (database: Database) => Result | Promise<Result>
): Promise<Result> {
	const database = await openDatabase({ dataDir, databaseUrl, log: quiet });
	try {
		return await work(database);
	} finally {
		await database.close();
	}
}
