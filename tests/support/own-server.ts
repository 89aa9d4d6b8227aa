import { onTestFinished } from 'vitest';
import { connectOnce } from '#platform/server/database/access.ts';
import { startEmbedded, type Embedded } from '#platform/server/database/embedded/supervisor.ts';
import { quietLog } from './quiet-log.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A PostgreSQL server of one's own, to be reached by DATABASE_URL and stopped and started by a test. */
export async function ownServer() {
	const dataDir = temporaryFolder();
	let server: Embedded | undefined = await startEmbedded({ dataDir, log: quietLog });
	const { host, port, user, password } = server.connection;
	const house = await connectOnce(server.connection);
	await house.query('create database tiltas');
	await house.end();
	onTestFinished(async () => server?.stop());
	return {
		url: `postgres://${user}:${encodeURIComponent(password)}@localhost/tiltas?host=${encodeURIComponent(host)}&port=${port}`,
		async stop() {
			await server?.stop();
			server = undefined;
		},
		async start() {
			server = await startEmbedded({ dataDir, log: quietLog });
		}
	};
}
