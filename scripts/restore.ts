// Puts a backup in the place of what the instance holds: `npm run restore -- FILE`, with `--replace` where
// there is something already. The product must not run meanwhile. What was erased since is erased again, as the
// ledger of erasures says; `--without-ledger` goes on where there is none.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
	command,
	instanceConfig,
	keptPlaces,
	Refused,
	withDatabase
} from './operating/instance.ts';
import { restoreInstance, type RestoredInstance } from './operating/restore-instance.ts';

await command(async () => {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: {
			replace: { type: 'boolean', default: false },
			'without-ledger': { type: 'boolean', default: false }
		}
	});
	const [path] = positionals;
	if (!path) throw new Refused('Which backup? npm run restore -- FILE');
	if (!existsSync(path)) throw new Refused(`There is no file ${path}.`);
	const config = instanceConfig();
	const places = keptPlaces(config);
	const { replace, 'without-ledger': withoutLedger } = values;
	const restored = await withDatabase(config, (database) =>
		restoreInstance({ database, config, ...places }, path, {
			replace,
			withoutLedger,
			now: new Date()
		})
	);
	const { takenAt, version, rows, tables, files, damaged } = restored;
	console.log(
		`Restored what version ${version} held on ${takenAt.toISOString()}: ${rows} rows of ${tables} tables, ${files} files.`
	);
	sayWhatIsErased(restored);
	if (damaged.length > 0)
		console.error(`Damaged already when the backup was made: ${damaged.join(', ')}`);
	console.log('Next: npm run verify, then npm start');
});

function sayWhatIsErased({ again, due }: RestoredInstance): void {
	if (again.until) {
		console.log(`Erased again, of what was erased since: ${listed(again.numbers)}.`);
		console.log(
			`What was erased is known until ${again.until.toISOString()}. If there is a newer ledger, restore again with it beside the backup.`
		);
	} else {
		console.error(
			`Without a ledger of all that was erased since: whoever is missing in it stands in the database again. Tell those who may be concerned. Erased again nevertheless: ${listed(again.numbers)}.`
		);
	}
	console.log(`Erased because its time has come since: ${listed(due)}.`);
}

function listed(numbers: Record<string, number>): string {
	const each = Object.entries(numbers).map(([what, number]) => `${number} × ${what}`);
	return each.join(', ') || 'nothing';
}
