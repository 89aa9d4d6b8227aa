import { migrate } from '#platform/server/database/migrate.ts';
import { openDatabase } from '#platform/server/database/open.ts';
import { tellListed } from './listed.ts';
import { quietLog } from './quiet-log.ts';

/* A program: tells of an event with so many people on its list, and says where the list is opened. */
const database = await openDatabase({ dataDir: process.env['DATA_DIR'] ?? '', log: quietLog });
try {
	await migrate(database);
	console.log(await tellListed(database.sql, Number(process.argv[2])));
} finally {
	await database.close();
}
