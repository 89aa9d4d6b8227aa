import { connectOnce } from '#platform/server/database/access.ts';
import { startEmbedded, type Embedded } from '#platform/server/database/embedded/supervisor.ts';
import { quietLog } from './quiet-log.ts';

/** A PostgreSQL server in a folder of its own, to be reached by DATABASE_URL and stopped and started again. */
export async function stoppableDatabase(dataDir: string) {
	let server: Embedded | undefined = await startEmbedded({ dataDir, log: quietLog });
	const { host, port, user, password } = server.connection;
	const house = await connectOnce(server.connection);
	await house.query('create database tiltas');
	await house.end();
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
