import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive, recordedPostmaster } from '#platform/server/database/embedded/postmaster.ts';
import { firstOperator } from '../support/person.ts';
import { runToEnd, startProduct } from '../support/product.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { keepWriting, openPointsPath, shownPoints } from '../support/writing.ts';

test('kill -9 of the database, then of the server, in the middle of writes loses nothing that was acknowledged', async () => {
	const settings = { DATA_DIR: temporaryFolder() };
	const databasePid = () =>
		recordedPostmaster(join(settings.DATA_DIR, 'postgres', 'files'))?.pid ?? 0;
	const product = await startProduct(settings);
	onTestFinished(() => void product.process.kill('SIGKILL'));
	const operator = await firstOperator(product);
	const path = await openPointsPath(operator);
	const load = keepWriting(operator, path);
	const acknowledges = (more: number) =>
		expect.poll(() => load.written.acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(more);

	await acknowledges(20);
	const killed = databasePid();
	process.kill(killed, 'SIGKILL');
	await acknowledges(load.written.acknowledged.length + 20);
	const second = databasePid();
	expect([isAlive(killed), isAlive(second)]).toEqual([false, true]);

	product.process.kill('SIGKILL');
	expect(await product.ended).toBe('SIGKILL');
	const { acknowledged, others } = await load.stop();
	expect(others.filter(({ status }) => status !== 503)).toEqual([]);
	await expect.poll(() => isAlive(second), { timeout: 10_000 }).toBe(false);

	const again = await startProduct(settings);
	onTestFinished(again.stop);
	// The session is kept too: nobody signs in again.
	operator.origin = again.origin;
	operator.shownOrigin = again.origin;
	const shown = await shownPoints(operator, path);
	expect(shown.size).toBeGreaterThan(40);
	expect(acknowledged.filter((note) => !shown.has(note))).toEqual([]);
	const verdict = await runToEnd(['scripts/verify.ts'], { ...settings, DATABASE_URL: undefined });
	expect(verdict).toContain('Every chain of the journal is whole.');
	await again.stop();
	expect(isAlive(databasePid())).toBe(false);
}, 180_000);
