import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishActivity } from '#features/activities/server/publish-activity.ts';
import { publishEvent } from '#features/events/server/publish.ts';
import { publishIndicator } from '#features/results/server/publish-results.ts';
import { running } from '#platform/server/running.ts';
import { ok } from '../../support/event-cast.ts';
import { keySteps } from '../../support/every-command/key-steps.ts';
import { take, type Step, type World } from '../../support/every-command/step.ts';
import { everyStep, newWorld } from '../../support/every-command/world.ts';
import { placeOf } from '../../support/product/places.ts';
import { startProduct, type Product } from '../../support/product/product.ts';
import { storedFiles } from '../../support/product/told.ts';
import { otherwise } from '../answers.ts';
import { routePolicies } from '../policies.ts';

let product: Product;
let one: World;
let three: World;
beforeAll(async () => {
	product = await startProduct();
	const files = await storedFiles();
	one = await newWorld(product, 'one-of-each', files);
	three = await newWorld(product, 'three-of-each', files);
	for (const step of everyStep) {
		await take(one, step);
		await take(three, step);
		// Some of what is added first is taken away again: what comes after stays.
		if (step.keeps && !keySteps.includes(step)) {
			await repeat(one, step, 2);
			for (const more of [2, 3, 4]) await repeat(three, step, more);
		}
	}
	for (const world of [one, three]) {
		await publishAll(world);
		world.kept.set('activity number', await numberOf(world));
	}
}, 60_000);
afterAll(async () => {
	await product.stop();
});

/** Once more, with what has to differ; what there can be only one of is refused, and stays one. */
async function repeat(world: World, { run, input }: Step, more: number): Promise<void> {
	const again = (text: string) =>
		({ R1: `R${more}`, '2022-07-31': `2022-08-0${more}` })[text] ??
		text.replace('@example.org', `.${more}@example.org`);
	await run(world.coordinator, world.partnershipId, eachText(input(world), again));
}

/** The same input with each of its texts said anew; bytes and instants stay. */
function eachText(value: unknown, anew: (text: string) => string): unknown {
	if (typeof value === 'string') return anew(value);
	if (Array.isArray(value)) return value.map((one) => eachText(one, anew));
	if (Object.prototype.toString.call(value) !== '[object Object]') return value;
	const entries = Object.entries(value as object);
	return Object.fromEntries(entries.map(([key, one]) => [key, eachText(one, anew)]));
}

/** More groups and activities stand around it than in the other: it has another number. */
async function numberOf({ partnershipId, kept }: World): Promise<string> {
	const { own, around } = await product.sql
		.selectFrom('activity')
		.innerJoin('activity_group', 'activity_group.id', 'activity.group_id')
		.select(['activity.number as own', 'activity_group.number as around'])
		.where('activity.partnership_id', '=', partnershipId)
		.where('activity.id', '=', kept.get('activity') ?? '')
		.executeTakeFirstOrThrow();
	return `${around}.${own}`;
}

async function publishAll({ coordinator, partnershipId }: World): Promise<void> {
	const idsOf = async (table: 'activity' | 'event' | 'indicator') => {
		const own = product.sql.selectFrom(table).select('id');
		return (await own.where('partnership_id', '=', partnershipId).execute()).map(({ id }) => id);
	};
	const page = { language: 'en', overrideReason: 'A test.' } as const;
	for (const id of await idsOf('activity'))
		ok(await publishActivity(coordinator, partnershipId, { ...page, id }));
	for (const id of await idsOf('event'))
		// The one of the team alone is refused; one more title is all that the others miss.
		await publishEvent(coordinator, partnershipId, { ...page, id });
	for (const id of await idsOf('indicator'))
		ok(await publishIndicator(coordinator, partnershipId, { language: 'en', id }));
}

const routes = Object.entries(routePolicies).flatMap(([route, policies]) =>
	/partnership\]|slug\]/.test(route) && !/pdf$/.test(route)
		? Object.keys(policies)
				.filter((way) => (way === 'page' || way === 'GET') && !otherwise[`${route} ${way}`])
				.map(() => route)
		: []
);

async function queriesIn(world: World): Promise<Record<string, number>> {
	const cookie = await product.signIn(world.coordinator.actor?.accountId ?? '');
	const found: Record<string, number> = {};
	for (const route of routes) {
		const own = route.startsWith('/(team)') ? { cookie } : {};
		running().cache.dropAll();
		found[route] = await product.queriesOf(async () => {
			const { status } = await product.ask('GET', placeOf(route, world), own);
			expect(status, route).toBe(200);
		});
	}
	return found;
}

const rowsOf = async (
	{ partnershipId }: World,
	table: 'event' | 'partner' | 'claim' | 'indicator'
) => {
	const own = product.sql.selectFrom(table).select('partnership_id');
	return (await own.where('partnership_id', '=', partnershipId).execute()).length;
};

test('a page asks as many questions for three of each thing as for one', async () => {
	for (const table of ['event', 'partner', 'claim', 'indicator'] as const)
		expect(await rowsOf(three, table), table).toBeGreaterThan(await rowsOf(one, table));
	const few = await queriesIn(one);
	expect(await queriesIn(three)).toEqual(few);
	expect(routes.length).toBeGreaterThan(25);
	expect(Math.min(...Object.values(few))).toBeGreaterThan(0);
}, 60_000);
