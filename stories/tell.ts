import { openDatabase } from '#platform/server/database/open.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { systemClock } from '#platform/server/clock.ts';
import { readConfig } from '#platform/server/config/read.ts';
import { openLog } from '#platform/server/log.ts';
import { operatorContext } from './teller.ts';
import { stages, tellVilniusOslo, type Stage } from './vilnius-oslo/tell.ts';

const usage = `npm run story -- vilnius-oslo --stage ${stages.join('|')}`;
const [name, flag, stage = 'reported'] = process.argv.slice(2);
const isStage = (word: string): word is Stage => stages.some((one) => one === word);

if (name !== 'vilnius-oslo' || (flag !== undefined && flag !== '--stage') || !isStage(stage)) {
	console.error(usage);
	process.exit(2);
}

const read = readConfig(process.env);
if (!read.ok) {
	console.error(read.problems.join('\n'));
	process.exit(2);
}
const { config } = read;
const log = openLog({ level: 'warn', clock: systemClock });
const database = await openDatabase({
	databaseUrl: config.databaseUrl || undefined,
	dataDir: config.dataDir,
	pgBin: config.pgBin || undefined,
	log
});
try {
	await migrate(database, { log });
	const operator = await operatorContext({ sql: database.sql, clock: systemClock });
	const told = await tellVilniusOslo(operator, stage);
	console.log(
		told
			? `The Vilnius–Oslo partnership is told up to “${stage}”: npm start shows it.`
			: 'The Vilnius–Oslo partnership is already here; nothing was changed.'
	);
} finally {
	await database.close();
}
