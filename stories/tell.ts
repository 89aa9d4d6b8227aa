import { openDatabase } from '#platform/server/database/open.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { systemClock } from '#platform/server/clock.ts';
import { readConfig } from '#platform/server/config/read.ts';
import { openLog } from '#platform/server/log.ts';
import type { Context } from '#features/accounts/server/context.ts';
import { tellGenerated } from './generated/tell.ts';
import { operatorContext } from './teller.ts';
import { stages, tellVilniusOslo, type Stage } from './vilnius-oslo/tell.ts';

const usage = `npm run story -- vilnius-oslo --stage ${stages.join('|')}
npm run story -- generated`;
const [name = '', flag, stage = 'reported'] = process.argv.slice(2);
const isStage = (word: string): word is Stage => stages.some((one) => one === word);
const stories: Record<string, (operator: Context) => Promise<unknown>> = {
	'vilnius-oslo': (operator) => tellVilniusOslo(operator, isStage(stage) ? stage : 'reported'),
	generated: (operator) =>
		tellGenerated(operator, { slug: 'generated', activities: 6, events: 24, claimsAnEvent: 2 })
};
const story = stories[name];

if (!story || (flag !== undefined && flag !== '--stage') || !isStage(stage)) {
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
	const told = await story(operator);
	console.log(
		told
			? `The story “${name}” is told: npm start shows it.`
			: `The story “${name}” is already here; nothing was changed.`
	);
} finally {
	await database.close();
}
