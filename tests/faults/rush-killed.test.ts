import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { isAlive, recordedPostmaster } from '#platform/server/database/embedded/postmaster.ts';
import { openDatabase } from '#platform/server/database/open.ts';
import { runToEnd, startProduct, type Product } from '../support/product.ts';
import { quietLog } from '../support/quiet-log.ts';
import { openForms, openPlace, wordsIn, type OpenForm } from '../support/registering.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const places = 40;
const people = 56;

/** Everybody sends the own form until it is acknowledged, eight at a time; where to is asked anew each time. */
function rush(forms: readonly OpenForm[], product: () => Product) {
	const words = new Map<OpenForm, string>();
	const others: number[] = [];
	const waiting = [...forms];
	const send = async (): Promise<void> => {
		for (let form = waiting.shift(); form; form = waiting.shift()) {
			while (!words.has(form)) {
				const answer = await form.send(product()).catch(() => undefined);
				if (answer?.status === 200) words.set(form, wordsIn(answer));
				else if (answer) others.push(answer.status);
				if (answer?.status !== 200) await pause(100);
			}
		}
	};
	return { words, others, ended: Promise.all(Array.from({ length: 8 }, send)) };
}

/** What the tables say about the event with forty places. */
async function counted(dataDir: string) {
	const database = await openDatabase({ dataDir, log: quietLog });
	try {
		const { rows } = await sql<{ state: string; rows: number; marks: number; taken: number }>`
			select state, count(*)::int as rows, count(distinct request_mark)::int as marks,
				(select taken from quota where capacity = ${places}) as taken
			from registration group by state order by state`.execute(database.sql);
		return rows;
	} finally {
		await database.close();
	}
}

test('kill -9 of the database, then of the server, in the middle of a rush loses no place and gives none twice', async () => {
	const settings = { DATA_DIR: temporaryFolder(), EXAMPLE: 'off', TRUST_PROXY: 'on' };
	await runToEnd(['tests/support/tell-registration.ts'], { ...settings, DATABASE_URL: undefined });
	let product = await startProduct(settings);
	onTestFinished(() => void product.process.kill('SIGKILL'));
	const databasePid = () =>
		recordedPostmaster(join(settings.DATA_DIR, 'postgres', 'files'))?.pid ?? 0;
	const forms = await openForms(product, 'forty-cities', people);
	const sent = rush(forms, () => product);
	const acknowledges = (count: number) =>
		expect
			.poll(() => sent.words.size, { timeout: 60_000, interval: 5 })
			.toBeGreaterThanOrEqual(count);

	await acknowledges(8);
	const killed = databasePid();
	process.kill(killed, 'SIGKILL');
	await acknowledges(24);
	const second = databasePid();
	expect([isAlive(killed), isAlive(second)]).toEqual([false, true]);
	product.process.kill('SIGKILL');
	expect(await product.ended).toBe('SIGKILL');
	expect(sent.words.size).toBeLessThan(people);
	await expect.poll(() => isAlive(second), { timeout: 10_000 }).toBe(false);
	product = await startProduct(settings);
	await sent.ended;

	expect(sent.others.filter((status) => status !== 503)).toEqual([]);
	const words = [...sent.words.values()];
	expect(new Set(words).size).toBe(people);
	for (const code of words) expect((await openPlace(product, code)).status).toBe(200);
	// Sent once more, a form shows what it was given.
	const [form] = forms;
	expect(wordsIn(await form!.send(product))).toBe(sent.words.get(form!));
	await product.stop();
	expect(await counted(settings.DATA_DIR)).toEqual([
		{ state: 'confirmed', rows: places, marks: places, taken: places },
		{ state: 'waiting', rows: people - places, marks: people - places, taken: places }
	]);
}, 300_000);
