import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql as raw } from 'kysely';
import { expect, test } from 'vitest';
import type { Sql } from '#features/accounts/server/context.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import type { Registered, RegistrationForm } from '../../types.ts';
import { giveBack } from './give-back.ts';
import { register } from './register.ts';
import { rowsOf } from './rows.ts';
import { writeTogether } from './together.ts';

type Asked = ReturnType<typeof somebody>;

const cast = async (wanted: Parameters<typeof registrationCast>[1]) => {
	const { sql } = await testDatabase({ poolSize: 10 });
	const made = await registrationCast(sql, wanted);
	/** The rows of each request by its first place, and how many transactions wrote them. */
	const written = async () => {
		const rows = await sql
			.selectFrom('registration')
			.select(['id', 'group_id', 'state', raw<string>`registration.xmin::text`.as('commit')])
			.execute();
		return { rows, commits: new Set(rows.map(({ commit }) => commit)).size };
	};
	return { ...made, sql, written };
};

test('forms that come at once are written together, and each gets its own place', async () => {
	const { visit, form, productIds, written, taken } = await cast({ quotas: [1000] });
	const definition = await form();
	const asked = Array.from({ length: 120 }, () => somebody(productIds));
	const results = await Promise.all(asked.map((one) => register(visit, definition, one)));
	expect(results.map((one) => one.ok && one.ids)).toEqual(
		asked.map(({ places }) => places.map(({ id }) => id))
	);
	const { rows, commits } = await written();
	expect(rows).toHaveLength(120);
	// Fifty at a time.
	expect(commits).toBe(3);
	expect(await taken()).toEqual([120]);
});

test('a form that comes in the moment in which the last one is done is written too', async () => {
	const { visit, form, productIds, keys, sql, written } = await cast({ quotas: [null] });
	const definition = await form();
	const next = () => {
		const rows = rowsOf(definition, somebody(productIds), { keys, now: visit.clock() });
		return writeTogether(sql, rows);
	};
	for (let breaths = 0; breaths < 12; breaths += 1) {
		const second = next().then(async () => {
			for (let breath = 0; breath < breaths; breath += 1) await Promise.resolve();
			return next();
		});
		expect(await second).toMatchObject({ state: 'confirmed', placed: 1 });
	}
	expect((await written()).rows).toHaveLength(24);
});

test('a form with the id of somebody else’s place fails by itself, and no other with it', async () => {
	const { visit, form, productIds, written, taken } = await cast({ quotas: [100] });
	const definition = await form();
	const first = somebody(productIds);
	await register(visit, definition, first);
	const stolen = {
		...somebody(productIds),
		places: [{ ...first.places[0]!, lookup: randomBytes(32) }]
	};
	const sameCode = {
		...somebody(productIds),
		places: [{ ...first.places[0]!, id: randomUUID() }]
	};
	const asked = [
		somebody(productIds),
		stolen,
		somebody(productIds),
		sameCode,
		somebody(productIds)
	];
	const results = await Promise.all(asked.map((one) => register(visit, definition, one)));
	expect(results.map((one) => (one.ok ? one.state : one.reason))).toEqual([
		'confirmed',
		'not-ours',
		'confirmed',
		'not-ours',
		'confirmed'
	]);
	expect((await written()).rows).toHaveLength(4);
	expect(await taken()).toEqual([4]);
});

test('where the rest is too small for all who come together, it goes to as many as there are', async () => {
	const { visit, form, productIds, written, taken } = await cast({
		quotas: [7],
		waitingList: 'first_come'
	});
	const definition = await form();
	const asked = Array.from({ length: 40 }, () => somebody(productIds));
	const results = await Promise.all(asked.map((one) => register(visit, definition, one)));
	expect(results.every(({ ok }) => ok)).toBe(true);
	expect(await taken()).toEqual([7]);
	const { rows } = await written();
	expect(rows.filter(({ state }) => state === 'confirmed')).toHaveLength(7);
	expect(rows.filter(({ state }) => state === 'waiting')).toHaveLength(33);
});

/** What somebody does in a rush: asks for some places and add-ons, and perhaps sends the form again at once. */
function people(productIds: string[], count: number): { asked: Asked; times: number }[] {
	return Array.from({ length: count }, () => {
		const [place = '', ...addOns] = productIds;
		const chosen = [place, ...addOns.filter(() => randomInt(2) === 0)];
		const contact = randomInt(3) === 0 ? `guest-${randomInt(4)}@example.org` : undefined;
		const asked = { ...somebody(chosen, 1 + randomInt(3)), ...(contact ? { contact } : {}) };
		return { asked, times: 1 + randomInt(3) };
	});
}

/** How many places and add-ons stand written for each counted quota, in their order. */
async function heldOf(sql: Sql): Promise<number[]> {
	const { rows } = await raw<{ size: number }>`
		select count(product.id)::int as size from quota
		left join product_quota on quota_id = quota.id
		left join (
			select product_id as id, state from registration union all
			select registration_add_on.product_id, state from registration_add_on
				join registration on registration.id = registration_id
		) as product on product.id = product_quota.product_id
			and product.state in ('confirmed', 'offered')
		where quota.capacity is not null
		group by quota.id, quota.position order by quota.position`.execute(sql);
	return rows.map(({ size }) => size);
}

type Answered = { asked: Asked; results: Registered[]; gaveBack: boolean };

/** Sends the form as often as the person does, at some moment, and gives the place back now and then. */
async function sent(
	{ visit }: Pick<Awaited<ReturnType<typeof cast>>, 'visit'>,
	definition: RegistrationForm,
	{ asked, times }: { asked: Asked; times: number }
): Promise<Answered> {
	await pause(randomInt(30));
	const each = Array.from({ length: times }, () => register(visit, definition, asked));
	const results = await Promise.all(each);
	const gaveBack =
		results[0]?.ok === true && results[0].state === 'confirmed' && randomInt(6) === 0;
	const { lookup } = asked.places[0]!;
	if (gaveBack) await giveBack(visit, definition, { lookup, wholeGroup: true });
	return { asked, results, gaveBack };
}

type Row = { group_id: string; state: string };

/** Whoever was told of a place has all that were asked for, once; whoever was refused has none. */
function expectWritten({ asked, results, gaveBack }: Answered, rows: readonly Row[]): void {
	const own = rows.filter(({ group_id }) => group_id === asked.places[0]!.id);
	const given = results.filter((one) => one.ok);
	expect(own).toHaveLength(given.length > 0 ? asked.places.length : 0);
	expect(given.filter(({ isRepeated }) => !isRepeated)).toHaveLength(Math.min(given.length, 1));
	const [{ state } = { state: '' }] = own;
	if (own.length > 0 && !gaveBack && state !== 'offered')
		expect(new Set(given.map((one) => one.state))).toEqual(new Set([state]));
}

test.each(['off', 'first_come', 'lottery'] as const)(
	'whatever comes at once with a waiting list that is %s: no quota is oversold, and every answer is what stands written',
	async (waitingList) => {
		for (let round = 0; round < 4; round += 1) {
			const capacities = [3 + randomInt(30), 1 + randomInt(12), null];
			const products = [[0, 2], [1], [1, 0]];
			const wanted = { quotas: capacities, products, mostInGroup: 3, waitingList };
			const made = await cast(wanted);
			const definition = await made.form();
			const crowd = people(made.productIds, 60);
			const answers = await Promise.all(crowd.map((one) => sent(made, definition, one)));
			const { rows } = await made.written();
			for (const answered of answers) expectWritten(answered, rows);
			const counted = (await made.taken()).slice(0, 2);
			expect(counted).toEqual(await heldOf(made.sql));
			for (const [place, count] of counted.entries())
				expect(count).toBeLessThanOrEqual(capacities[place] ?? Infinity);
		}
	},
	120_000
);
