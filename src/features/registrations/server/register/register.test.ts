import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { giveBack } from './give-back.ts';
import { register } from './register.ts';

const cast = async (wanted: Parameters<typeof registrationCast>[1] = {}, poolSize = 10) =>
	registrationCast((await testDatabase({ poolSize })).sql, wanted);

const states = (results: Awaited<ReturnType<typeof register>>[]) =>
	results.map((one) => (one.ok ? one.state : one.reason)).sort();

test('the last places go to as many as there are, of forty who ask at once', async () => {
	const { visit, form, productIds, taken } = await cast({ quotas: [5] }, 20);
	const definition = await form();
	const results = await Promise.all(
		Array.from({ length: 40 }, () => register(visit, definition, somebody(productIds)))
	);
	const expected = [...Array(5).fill('confirmed'), ...Array(35).fill('full')];
	expect(states(results)).toEqual(expected);
	expect(await taken()).toEqual([5]);
});

test('a group gets its places together or not at all', async () => {
	const { visit, form, productIds, taken } = await cast({ quotas: [5], mostInGroup: 4 }, 20);
	const definition = await form();
	const groups = Array.from({ length: 6 }, () => somebody(productIds, 3));
	const results = await Promise.all(groups.map((group) => register(visit, definition, group)));
	expect(states(results)).toEqual(['confirmed', ...Array(5).fill('full')]);
	expect(await taken()).toEqual([3]);
	const tooMany = await register(visit, definition, somebody(productIds, 5));
	expect(tooMany).toEqual({ ok: false, reason: 'too-many' });
});

test('an add-on with no room takes nothing of the place’s quota either', async () => {
	const { visit, form, productIds, taken } = await cast({
		quotas: [10, 2],
		products: [[0], [1, 0]]
	});
	const definition = await form();
	const results = [];
	for (let each = 0; each < 4; each += 1) {
		results.push(await register(visit, definition, somebody(productIds)));
	}
	expect(results.map((one) => one.ok)).toEqual([true, true, false, false]);
	expect(await taken()).toEqual([4, 2]);
	const alone = await register(visit, definition, somebody(productIds.slice(0, 1)));
	expect(alone).toMatchObject({ ok: true, state: 'confirmed' });
	expect(await taken()).toEqual([5, 2]);
});

test('a form that is sent ten times at once gives one place and always the same answer', async () => {
	const { visit, form, productIds, taken } = await cast({ quotas: [5] }, 20);
	const definition = await form();
	const request = somebody(productIds);
	const results = await Promise.all(
		Array.from({ length: 10 }, () => register(visit, definition, request))
	);
	expect(await taken()).toEqual([1]);
	expect(new Set(results.map((one) => one.ok && one.ids.join()))).toEqual(
		new Set([request.places[0]?.id])
	);
	expect(results.filter((one) => one.ok && !one.isRepeated)).toHaveLength(1);
});

test('quotas without a number are not counted and take everybody', async () => {
	const { visit, form, productIds, taken } = await cast({ quotas: [null] }, 20);
	const definition = await form();
	const results = await Promise.all(
		Array.from({ length: 30 }, () => register(visit, definition, somebody(productIds)))
	);
	expect(new Set(states(results))).toEqual(new Set(['confirmed']));
	expect(await taken()).toEqual([0]);
});

test('whoever comes when all is taken waits, and nobody goes past those who wait', async () => {
	const { visit, form, productIds } = await cast({ quotas: [1], waitingList: 'first_come' });
	const definition = await form();
	const first = somebody(productIds);
	expect(await register(visit, definition, first)).toMatchObject({ state: 'confirmed' });
	const second = somebody(productIds);
	expect(await register(visit, definition, second)).toMatchObject({ state: 'waiting' });
	await giveBack(visit, definition, { lookup: first.places[0]!.lookup, wholeGroup: false });
	const third = await register(visit, definition, somebody(productIds));
	expect(third).toMatchObject({ state: 'waiting' });
});

test('before its time, after it and when it is cancelled an event gives no place', async () => {
	const { visit, form, productIds, goTo } = await cast();
	const definition = await form();
	const asked = {
		...definition,
		setting: { ...definition.setting, opensAt: new Date('2022-06-02') }
	};
	const request = somebody(productIds);
	expect(await register(visit, asked, request)).toEqual({ ok: false, reason: 'not-yet' });
	const cancelled = { ...definition, event: { ...definition.event, state: 'cancelled' as const } };
	expect(await register(visit, cancelled, request)).toEqual({ ok: false, reason: 'closed' });
	const keyless = { ...definition, eventKey: undefined };
	expect(await register(visit, keyless, request)).toEqual({ ok: false, reason: 'no-registration' });
	goTo('2022-06-10T15:00:00Z');
	expect(await register(visit, definition, request)).toEqual({ ok: false, reason: 'closed' });
});

test('a product of another event, two places or none are refused', async () => {
	const { visit, form, productIds } = await cast({ products: [[0], [0]] });
	const definition = await form();
	const [place = '', addOn = ''] = productIds;
	for (const ids of [[], [addOn], [place, place], [place, crypto.randomUUID()]]) {
		const result = await register(visit, definition, somebody(ids));
		expect(result).toEqual({ ok: false, reason: 'no-such-product' });
	}
});

test('the first full quota makes the partnership’s pages anew, and giving back does so again', async () => {
	const { visit, form, productIds, changed, slug } = await cast({ quotas: [2] });
	const definition = await form();
	const one = somebody(productIds);
	await register(visit, definition, one);
	expect(changed).toEqual([]);
	await register(visit, definition, somebody(productIds));
	expect(changed).toEqual([slug]);
	expect((await form()).products.map(({ isFull }) => isFull)).toEqual([true]);
	await giveBack(visit, definition, { lookup: one.places[0]!.lookup, wholeGroup: false });
	expect((await form()).products.map(({ isFull }) => isFull)).toEqual([false]);
});

test('the first who waits makes the pages anew, though places are left', async () => {
	const { visit, form, productIds, changed, slug } = await cast({
		quotas: [2],
		waitingList: 'first_come',
		mostInGroup: 3
	});
	const definition = await form();
	for (let group = 0; group < 2; group += 1) {
		const result = await register(visit, definition, somebody(productIds, 3));
		expect(result).toMatchObject({ state: 'waiting' });
	}
	expect(changed).toEqual([slug]);
});

test('when all is taken the form says so at once, and who has a place gets it again', async () => {
	const { visit, form, productIds, taken } = await cast({ quotas: [1] });
	const request = somebody(productIds);
	await register(visit, await form(), request);
	const full = await form();
	expect(await register(visit, full, somebody(productIds))).toEqual({ ok: false, reason: 'full' });
	expect(await register(visit, full, request)).toMatchObject({ ok: true, isRepeated: true });
	await giveBack(visit, full, { lookup: request.places[0]!.lookup, wholeGroup: false });
	expect(await register(visit, await form(), somebody(productIds))).toMatchObject({ ok: true });
	expect(await taken()).toEqual([1]);
});
