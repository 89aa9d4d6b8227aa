import { expect, test } from 'vitest';
import { exportArchive } from '#features/reports/server/archive/export.ts';
import { importArchive } from '#features/reports/server/archive/import.ts';
import { operatorContext } from '../../stories/teller.ts';
import { testDatabase } from '../support/database.ts';
import { take } from '../support/every-command/step.ts';
import { everyStep, newWorld } from '../support/every-command/world.ts';

test('a partnership to which everything has happened can be brought into an empty instance and gives the same archive', async () => {
	const own = await newWorld(await testDatabase(), 'own-cities');
	for (const step of everyStep) await take(own, step);
	const { sql } = own.coordinator;
	const archive = await exportArchive(sql, own.partnershipId);
	const kinds = await sql.selectFrom('record').select('kind').distinct().execute();
	expect(kinds.map(({ kind }) => kind)).toContain('question');
	const clock = () => new Date('2023-01-01T09:00:00Z');
	const operator = await operatorContext({ sql: (await testDatabase()).sql, clock });
	const sent: unknown = JSON.parse(JSON.stringify(archive));
	const keepFile = () => Promise.resolve(true);
	expect(await importArchive(operator, { archive: sent, keepFile })).toMatchObject({ ok: true });
	expect(await exportArchive(operator.sql, own.partnershipId)).toEqual(archive);
});
