// A process of its own that does jobs of the queue "mark" until it is killed.
import { sql } from 'kysely';
import type { Access } from '#platform/server/database/access.ts';
import { openAccess } from '#platform/server/database/open.ts';
import { startJobs } from '#platform/server/jobs.ts';
import { quietLog } from './quiet-log.ts';

const access = JSON.parse(process.argv[2] ?? '') as Access;
const database = await openAccess(access, { log: quietLog });
await startJobs(
	database,
	{
		mark: async (payload, tx) => {
			const { number } = payload as { number: number };
			await sql`insert into mark (number, worker) values (${number}, 0)`.execute(tx);
		}
	},
	quietLog
);
console.log('working');
