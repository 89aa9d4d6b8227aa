// Brings the product to another version with a way back: backs up, puts the version in place, brings the
// tables up to date; if that fails, all is as before. `npm run upgrade -- VERSION` names a tag or a commit.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { productVersion } from '#platform/server/version.ts';
import { assertUnchanged, commitOf, git, npmRun } from './operating/checkout.ts';
import { backUp, assertStopped } from './operating/back-up.ts';
import { command, instanceConfig, Refused, withDatabase } from './operating/instance.ts';
import { forgetLastUpgrade, heldMigrations, writeLastUpgrade } from './operating/last-upgrade.ts';
import { wayBack } from './operating/way-back.ts';

await command(async () => {
	const { positionals } = parseArgs({ allowPositionals: true });
	const config = instanceConfig();
	assertUnchanged();
	const version = productVersion();
	const from = git('rev-parse', 'HEAD');
	const to = commitOf(positionals[0]);
	if (from === to) {
		console.log(`This is that version already (${version}). Next: npm start`);
		return;
	}
	const before = await withDatabase(config, async (database) => {
		const migrations = await heldMigrations(database);
		if (migrations.length === 0)
			throw new Refused('Nothing was started here yet: check the version out, and npm start.');
		await assertStopped(database);
		const backup = await backUp(database, config);
		return { migrations, backup: backup.path };
	});
	console.log(`Backed up: ${before.backup}`);
	const upgrade = { from, fromVersion: version, ...before };
	const dataDir = resolve(config.dataDir);
	writeLastUpgrade(dataDir, upgrade);
	git('checkout', '--quiet', '--detach', to);
	if (await npmRun('migrate')) {
		console.log('Next: npm start. If something is wrong with it: npm run rollback');
		return;
	}
	console.error('\nThe new version could not be put in place: going back.');
	await wayBack(upgrade, { withRows: true });
	forgetLastUpgrade(dataDir);
	throw new Refused(`All is as before the upgrade, at version ${version}. Next: npm start`);
});
