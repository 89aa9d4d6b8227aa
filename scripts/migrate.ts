// Brings the tables up to date, as every start does: for an upgrade, which wants to know before the start.
import { migrate } from '#platform/server/database/migrate.ts';
import { command, instanceConfig, withDatabase } from './operating/instance.ts';

await command(async () => {
	const applied = await withDatabase(instanceConfig(), (database) => migrate(database));
	console.log(
		applied.length === 0
			? 'The tables are up to date.'
			: `Brought the tables up to date: ${applied.join(', ')}.`
	);
});
