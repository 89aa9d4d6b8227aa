import { expect, test } from 'vitest';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { acceptOffer } from '../place/offer.ts';
import { giveBack } from '../register/give-back.ts';
import { register } from '../register/register.ts';
import { passOn } from './pass-on.ts';

const closes = new Date('2022-06-10T08:00:00Z');

/** One place taken by `holder`, and those who wait behind it in the order of their sizes. */
async function queue(sizes: number[], wanted: Parameters<typeof registrationCast>[1] = {}) {
	const database = await testDatabase();
	const options: typeof wanted = {
		quotas: [2],
		waitingList: 'first_come',
		mostInGroup: 5,
		...wanted
	};
	const people = await registrationCast(database.sql, options);
	const form = await people.form();
	const holder = somebody(people.productIds, 2);
	await register(people.visit, form, holder);
	const waiting = sizes.map((size) => somebody(people.productIds, size));
	for (const [index, each] of waiting.entries()) {
		people.goTo(`2022-06-01T12:0${index + 1}:00Z`);
		expect(await register(people.visit, form, each)).toMatchObject({ state: 'waiting' });
	}
	const stateOf = async (request: ReturnType<typeof somebody>) => {
		const rows = await database.sql
			.selectFrom('registration')
			.select(['state', 'offered_until'])
			.where(
				'id',
				'in',
				request.places.map(({ id }) => id)
			)
			.execute();
		return { state: rows.map(({ state }) => state).join(), until: rows[0]?.offered_until };
	};
	const leave = (request: ReturnType<typeof somebody>) =>
		giveBack(people.visit, form, { lookup: request.places[0]!.lookup, wholeGroup: true });
	return { ...people, database, holder, waiting, stateOf, leave };
}

test('a place given back is offered to the longest waiting, until the deadline', async () => {
	const { holder, waiting, stateOf, leave, goTo, taken } = await queue([1, 1, 1]);
	goTo('2022-06-02T12:00:00Z');
	expect(await leave(holder)).toEqual({ ok: true });
	const until = new Date('2022-06-03T12:00:00Z');
	expect(await stateOf(waiting[0]!)).toEqual({ state: 'offered', until });
	expect(await stateOf(waiting[1]!)).toEqual({ state: 'offered', until });
	expect(await stateOf(waiting[2]!)).toEqual({ state: 'waiting', until: null });
	expect(await taken()).toEqual([2]);
});

test('a lottery offers in the order of the lots, whoever came first, and to a group as to one person', async () => {
	const sizes = [1, 1, 2, 1, 1, 1, 1, 2, 1];
	const { holder, waiting, stateOf, leave, database, taken } = await queue(sizes, {
		waitingList: 'lottery'
	});
	const lots = await Promise.all(waiting.map((one) => lotOf(database, one.places[0]!.id)));
	expect(new Set(lots).size).toBe(sizes.length);
	expect(lots.every((lot) => lot >= 0 && lot < 1)).toBe(true);
	// One in 362,880 draws is the order of coming.
	expect(lots).not.toEqual(lots.toSorted((a, b) => a - b));
	await leave(holder);
	const drawn = waiting
		.map((request, index) => ({ request, lot: lots[index] ?? 0, size: sizes[index] ?? 0 }))
		.sort((a, b) => a.lot - b.lot);
	let left = 2;
	for (const { request, size } of drawn) {
		const fits = size <= left;
		const each = Array.from({ length: size }, () => (fits ? 'offered' : 'waiting'));
		expect((await stateOf(request)).state).toBe(each.join());
		if (fits) left -= size;
	}
	expect(left).toBe(0);
	expect(await taken()).toEqual([2]);
});

async function lotOf({ sql }: Awaited<ReturnType<typeof testDatabase>>, id: string) {
	const row = await sql
		.selectFrom('registration')
		.select('waiting_rank')
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return row.waiting_rank ?? NaN;
}

test('an offer that lapses passes on, and its time stamp alone decides', async () => {
	const { holder, waiting, stateOf, leave, goTo, database, partnershipId, eventId, taken } =
		await queue([2, 1]);
	goTo('2022-06-02T12:00:00Z');
	await leave(holder);
	const late = new Date('2022-06-03T12:00:00Z');
	const at = { partnershipId, eventId };
	const early = new Date(late.getTime() - 1);
	expect(await inTransaction(database, (tx) => passOn(tx, at, { now: early, closes }))).toBe(false);
	expect(await inTransaction(database, (tx) => passOn(tx, at, { now: late, closes }))).toBe(true);
	expect((await stateOf(waiting[0]!)).state).toBe('lapsed,lapsed');
	expect((await stateOf(waiting[1]!)).state).toBe('offered');
	expect(await taken()).toEqual([1]);
});

test('who needs more than is free is passed over, and no place stays empty', async () => {
	const { holder, waiting, stateOf, leave } = await queue([3, 2]);
	await leave(holder);
	expect((await stateOf(waiting[0]!)).state).toBe('waiting,waiting,waiting');
	expect((await stateOf(waiting[1]!)).state).toBe('offered,offered');
});

test('a group that wants an add-on is offered places and add-on together, once both have room, and takes them together', async () => {
	// A hall for four and a workshop for two; the holders have two of each, the third wants none.
	const wanted = { quotas: [4, 2], products: [[0], [1]] };
	const people = await registrationCast((await testDatabase()).sql, {
		...wanted,
		waitingList: 'first_come',
		mostInGroup: 3
	});
	const { visit, productIds, taken, goTo } = people;
	const form = await people.form();
	const [place = ''] = productIds;
	const holders = [somebody(productIds), somebody(productIds)];
	for (const holder of holders) await register(visit, form, holder);
	const group = somebody(productIds, 2);
	expect(await register(visit, form, group)).toMatchObject({ state: 'waiting' });
	expect(await taken()).toEqual([2, 2]);
	const states = async () => {
		const rows = await visit.sql
			.selectFrom('registration')
			.select('state')
			.where(
				'id',
				'in',
				group.places.map(({ id }) => id)
			)
			.execute();
		return rows.map(({ state }) => state);
	};
	goTo('2022-06-02T12:00:00Z');
	const leave = (one: ReturnType<typeof somebody>) =>
		giveBack(visit, form, { lookup: one.places[0]!.lookup, wholeGroup: true });
	await leave(holders[0]!);
	// Three places and one seat in the workshop: not enough for both of them.
	expect(await states()).toEqual(['waiting', 'waiting']);
	expect(await taken()).toEqual([1, 1]);
	await leave(holders[1]!);
	expect(await states()).toEqual(['offered', 'offered']);
	expect(await taken()).toEqual([2, 2]);
	expect(await acceptOffer(visit, group.places[1]!.lookup)).toEqual({ ok: true });
	expect(await states()).toEqual(['confirmed', 'confirmed']);
	expect(await taken()).toEqual([2, 2]);
	expect(await register(visit, form, somebody([place], 2))).toMatchObject({ state: 'confirmed' });
	await leave(group);
	expect(await taken()).toEqual([2, 0]);
});

test('those who wait can leave, and who left cannot leave again', async () => {
	const { waiting, stateOf, leave, taken } = await queue([1]);
	expect(await leave(waiting[0]!)).toEqual({ ok: true });
	expect(await leave(waiting[0]!)).toEqual({ ok: false, reason: 'already-ended' });
	expect(await leave(somebody([]))).toEqual({ ok: false, reason: 'no-such-place' });
	expect((await stateOf(waiting[0]!)).state).toBe('cancelled');
	expect(await taken()).toEqual([2]);
});

test('nothing is offered any more once registration is closed', async () => {
	const { holder, waiting, stateOf, leave, goTo, taken } = await queue([1]);
	goTo('2022-06-10T15:00:00Z');
	await leave(holder);
	expect((await stateOf(waiting[0]!)).state).toBe('waiting');
	expect(await taken()).toEqual([0]);
});

test('people who give back and take at once never leave a quota wrong', async () => {
	const { visit, form, productIds, taken } = await registrationCast(
		(await testDatabase({ poolSize: 20 })).sql,
		{ quotas: [3], waitingList: 'first_come' }
	);
	const definition = await form();
	const persons = Array.from({ length: 24 }, () => somebody(productIds));
	await Promise.all(
		persons.map(async (person, index) => {
			await register(visit, definition, person);
			if (index % 2 === 0) {
				await giveBack(visit, definition, {
					lookup: person.places[0]!.lookup,
					wholeGroup: false
				});
			}
		})
	);
	const held = await visit.sql
		.selectFrom('registration')
		.select((eb) => eb.fn.countAll<number>().as('number'))
		.where('state', 'in', ['confirmed', 'offered'])
		.executeTakeFirstOrThrow();
	expect(await taken()).toEqual([held.number]);
	expect(held.number).toBe(3);
});

test('a place whose offer has lapsed is free at the first request after its time, with no job running', async () => {
	const { visit, form, leave, holder, waiting, productIds, stateOf, goTo, taken } = await queue([
		2
	]);
	await leave(holder);
	expect((await stateOf(waiting[0]!)).state).toBe('offered,offered');
	goTo('2022-06-03T12:00:00Z');
	const next = somebody(productIds, 2);
	expect(await register(visit, await form(), next)).toMatchObject({ ok: true, state: 'confirmed' });
	expect((await stateOf(waiting[0]!)).state).toBe('lapsed,lapsed');
	expect(await taken()).toEqual([2]);
});
