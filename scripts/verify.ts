// Recomputes every chain of the journal, prints what it found, and ends with 1 if a row does not fit.
import { resolve } from 'node:path';
import { checkJournal } from '#features/accounts/server/journal-check.ts';
import { readConfig } from '#platform/server/config/read.ts';
import { openDatabase } from '#platform/server/database/open.ts';

const read = readConfig(process.env);
if (!read.ok) {
	console.error(read.problems.join('\n'));
	process.exit(1);
}
const { dataDir, databaseUrl, pgBin } = read.config;
const database = await openDatabase({
	dataDir: resolve(dataDir),
	databaseUrl: databaseUrl || undefined,
	pgBin: pgBin || undefined,
	log: { info() {}, warn: console.warn, error: console.error }
});
try {
	const chains = await checkJournal(database);
	for (const { slug = 'the instance', entries, brokenAt } of chains) {
		const verdict = brokenAt === undefined ? 'whole' : `BROKEN at row ${brokenAt}`;
		console.log(`${slug}: ${entries} rows, ${verdict}`);
	}
	const broken = chains.filter(({ brokenAt }) => brokenAt !== undefined).length;
	console.log(
		broken === 0
			? 'Every chain of the journal is whole. Next: npm start'
			: `Broken chains: ${broken}. Next: restore a backup, docs/operating/backup-and-restore.md`
	);
	process.exitCode = broken === 0 ? 0 : 1;
} finally {
	await database.close();
}
