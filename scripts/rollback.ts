// Takes the last upgrade back: the version from before it and, if the upgrade changed the tables, what they
// held then. What was written since is kept in a backup. The product must not run meanwhile.
import { resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Config } from '#platform/server/config/read.ts';
import { assertStopped, backUp } from './operating/back-up.ts';
import { assertUnchanged } from './operating/checkout.ts';
import { command, instanceConfig, Refused, withDatabase } from './operating/instance.ts';
import { forgetLastUpgrade, heldMigrations, readLastUpgrade } from './operating/last-upgrade.ts';
import { wayBack } from './operating/way-back.ts';

await command(async () => {
	parseArgs({});
	const config = instanceConfig();
	const dataDir = resolve(config.dataDir);
	const upgrade = readLastUpgrade(dataDir);
	if (!upgrade) throw new Refused('There is no upgrade to take back.');
	assertUnchanged();
	const withRows = !(await holdsSame(config, upgrade.migrations));
	await wayBack(upgrade, { withRows });
	forgetLastUpgrade(dataDir);
	console.log(
		withRows
			? `Back at version ${upgrade.fromVersion}, with what it held before the upgrade. Next: npm start`
			: `Back at version ${upgrade.fromVersion}; the upgrade had left the tables as they were, so all that was written since is still there. Next: npm start`
	);
});

/** Whether the tables are those of before; if not, what they hold now is kept in a backup first. */
async function holdsSame(config: Config, migrations: readonly number[]): Promise<boolean> {
	return withDatabase(config, async (database) => {
		await assertStopped(database);
		if (isDeepStrictEqual(await heldMigrations(database), migrations)) return true;
		const { path } = await backUp(database, config);
		console.log(`What was written since the upgrade is kept, for the newer version: ${path}`);
		return false;
	});
}
