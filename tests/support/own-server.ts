import { onTestFinished } from 'vitest';
import { stoppableDatabase } from './stoppable-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A PostgreSQL server of one's own, to be reached by DATABASE_URL and stopped and started by a test. */
export async function ownServer() {
	const server = await stoppableDatabase(temporaryFolder());
	onTestFinished(() => server.stop());
	return server;
}
