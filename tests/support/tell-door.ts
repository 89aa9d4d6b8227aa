import { migrate } from '#platform/server/database/migrate.ts';
import { openDatabase } from '#platform/server/database/open.ts';
import { quietLog } from './quiet-log.ts';
import { tellDoor } from './told-door.ts';

/* A program: tells of an event with doors, and prints what a journey has to know of it. */
const database = await openDatabase({ dataDir: process.env['DATA_DIR'] ?? '', log: quietLog });
try {
	await migrate(database);
	const door = await tellDoor(database.sql, { people: 40, revoked: 3, devices: 2 });
	console.log(JSON.stringify(door));
} finally {
	await database.close();
}
