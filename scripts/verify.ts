// Recomputes the journal's chains of hashes and names the first row of each that does not fit.
import { checkJournal, type ChainCheck } from '#features/accounts/server/journal-check.ts';
import { systemClock } from '#platform/server/clock.ts';
import { readConfig } from '#platform/server/config/read.ts';
import { openDatabase } from '#platform/server/database/open.ts';
import { openLog } from '#platform/server/log.ts';

const read = readConfig(process.env);
if (!read.ok) {
	console.error(read.problems.join('\n'));
	process.exit(2);
}
const { databaseUrl, dataDir, pgBin } = read.config;
const database = await openDatabase({
	databaseUrl: databaseUrl || undefined,
	dataDir,
	pgBin: pgBin || undefined,
	log: openLog({ level: 'warn', clock: systemClock })
});
try {
	const checks = await checkJournal(database.sql);
	for (const check of checks) console.log(sentence(check));
	const broken = checks.filter(({ brokenAt }) => brokenAt !== undefined).length;
	console.log(
		broken === 0
			? `The journal is whole: ${checks.length} chains.`
			: `The journal was changed: ${broken} of ${checks.length} chains are broken.`
	);
	if (broken > 0) process.exitCode = 1;
} finally {
	await database.close();
}

function sentence({ slug, entries, brokenAt }: ChainCheck): string {
	const name = slug ?? 'the instance itself';
	return brokenAt === undefined
		? `${name}: ${entries} entries, whole`
		: `${name}: broken at entry ${brokenAt} of ${entries}`;
}
