// Recomputes every chain of the journal, prints what it found, and ends with 1 if a row does not fit.
import { checkJournal } from '#features/accounts/server/journal-check.ts';
import { command, instanceConfig, withDatabase } from './operating/instance.ts';

await command(() =>
	withDatabase(instanceConfig(), async (database) => {
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
	})
);
