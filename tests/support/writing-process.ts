// A process of its own that writes rows for ever and prints each one that the database has
// acknowledged; tests kill it and look for what it had printed.
import { openDatabase } from '#platform/server/database/open.ts';
import { quietLog } from './quiet-log.ts';

const database = await openDatabase({ dataDir: process.argv[2] ?? '', log: quietLog });
const owner = await database.connectAsOwner();
await owner.query(
	'create table if not exists written (number integer generated always as identity)'
);
await owner.end();
for (;;) {
	const { rows } = await database.pool.query('insert into written default values returning number');
	console.log(rows[0].number);
}
