// Puts a backup in the place of what the instance holds: `npm run restore -- FILE`, with `--replace` where
// there is something already. The product must not run meanwhile.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { restoreBackup } from '#platform/server/backup/restore-backup.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import {
	command,
	instanceConfig,
	keptPlaces,
	Refused,
	withDatabase
} from './operating/instance.ts';

await command(async () => {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { replace: { type: 'boolean', default: false } }
	});
	const [path] = positionals;
	if (!path) throw new Refused('Which backup? npm run restore -- FILE');
	if (!existsSync(path)) throw new Refused(`There is no file ${path}.`);
	const config = instanceConfig();
	const places = keptPlaces(config);
	const restored = await withDatabase(config, async (database) => {
		const found = await restoreBackup({ database, ...places }, path, values);
		await migrate(database);
		return found;
	});
	const { takenAt, version, rows, tables, files, damaged } = restored;
	console.log(
		`Restored what version ${version} held on ${takenAt.toISOString()}: ${rows} rows of ${tables} tables, ${files} files.`
	);
	if (damaged.length > 0)
		console.error(`Damaged already when the backup was made: ${damaged.join(', ')}`);
	console.log('Next: npm run verify, then npm start');
});
