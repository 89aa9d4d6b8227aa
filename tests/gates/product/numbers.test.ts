import { afterAll, beforeAll, expect, test } from 'vitest';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { openNumbers } from '#features/registrations/server/numbers/open.ts';
import { claimDoorCount } from '#features/results/server/claim-door.ts';
import type { ShownCell } from '#lib/disclosure/published.ts';
import { running } from '#platform/server/running.ts';
import { countedEvent } from '../../support/counted-event.ts';
import {
	possibleHistories,
	published,
	seeded,
	shownOf,
	type Random
} from '../../support/disclosure-attacker.ts';
import { ok } from '../../support/event-cast.ts';
import {
	csvNumbers,
	figuresOf,
	jsonNumbers,
	pageNumbers,
	type Figure,
	type Numbers
} from '../../support/product/numbers.ts';
import { startProduct, type Product } from '../../support/product/product.ts';

/* An attacker who reads every way out of the numbers about an event, again and again, and subtracts. */

let product: Product;
const least = 5;
beforeAll(async () => {
	product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

/** An event, its team, and everything that can be read of its numbers. */
async function watched(seed: number, options: number) {
	const keys = participantKeys(running().secret);
	const slug = `watched-${seed}`;
	const event = await countedEvent(product.sql, keys, { slug, options });
	const { coordinator, partnershipId, eventId } = event;
	const cookie = await product.signIn(coordinator.actor?.accountId ?? '');
	const page = `/en/p/${slug}/events/${eventId}/registration/numbers`;
	const api = `/api/v1/partnerships/${slug}`;
	const read = async (path: string, asMember = false) => {
		running().cache.dropAll();
		return (await product.ask('GET', path, asMember ? { cookie } : {})).text;
	};
	return {
		...event,
		/** The team counts; says whether that gave a new release. */
		count: async () => {
			const sent = { cookie, form: { form: 'release' } };
			return (await product.ask('POST', `${page}?/release`, sent)).status === 303;
		},
		waysOut: async () => ({
			page: pageNumbers(await read(page, true)),
			csv: csvNumbers(await read(`${page}/download?format=csv`, true)),
			json: jsonNumbers(await read(`${page}/download?format=json`, true)),
			api: jsonNumbers(await read(`${api}/registrations`)),
			apiCsv: csvNumbers(await read(`${api}/registrations.csv`)),
			figures: figuresOf(await read(`${api}/figures`))
		}),
		open: () =>
			openNumbers({ ...coordinator, clock: () => new Date() }, partnershipId, { eventId }),
		claim: () => claimDoorCount(coordinator, partnershipId, { eventId, of: 'tickets' })
	};
}

type Seen = { grid: number[]; told: Numbers };
type Watched = Awaited<ReturnType<typeof watched>>;

/** `first`: a day on which the doors' count becomes a figure before the registrations are counted. */
type Week = { width: number; first: number | undefined };

/** A week in which people come; the first four days before the doors, then some of them are let in. */
async function week(event: Watched, random: Random, { width, first }: Week) {
	const now = Array.from({ length: width }, () => 0);
	const seen: Seen[] = [];
	const figures: Figure[] = [];
	let small = 0;
	for (let day = 0; day < 7; day++) {
		const more = now.map((_, at) => random(day === 0 || at > 0 ? 12 : 30));
		await event.come(more);
		for (const [at, number] of more.entries()) now[at] = (now[at] ?? 0) + number;
		small += [...now, ...more].filter((number) => number > 0 && number < least).length;
		// Nearly everybody comes in the end: a handful stays away, whom subtracting must not tell.
		if (day > 3) await event.letIn(Math.max(0, sum(now) - random(8)));
		if (day === first) await event.claim();
		const isNew = await event.count();
		if (day > 4) await event.claim();
		if (day === 0) ok(await event.open());
		const told = await event.waysOut();
		expectOneVoice(told);
		if (isNew) seen.push({ grid: event.inOrder(now), told: told.csv });
		figures.push(...told.figures);
	}
	return { seen, figures, small };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

/** What one way out says, all of them say; what is hidden has no drawing either. */
function expectOneVoice({ page, csv, json, api, apiCsv }: Awaited<ReturnType<Watched['waysOut']>>) {
	expect([page.numbers, json, api, apiCsv]).toEqual([csv, csv, csv, csv]);
	expect(page.drawn).toEqual(csv.cells.map((cell) => 'shown' in cell));
}

test.each([
	{ seed: 1, options: 2 },
	{ seed: 2, options: 3 },
	{ seed: 3, options: 4 },
	{ seed: 4, options: 5 }
])(
	'page, drawing, downloads, open data and figures together give no small number away over time ($options options)',
	async ({ seed, options }) => {
		const random = seeded(seed);
		const event = await watched(seed, options);
		const { seen, figures, small } = await week(event, random, {
			width: options + 1,
			first: seed % 2 ? undefined : 4
		});
		// There is something to find, and something was told more than once.
		expect(small).toBeGreaterThan(5);
		expect(seen.length).toBeGreaterThan(1);
		expect(figures.length).toBeGreaterThan(0);
		attackAnswers(
			seen.map(({ grid, told }) => ({ grid, told: { ...told, cells: event.inOrder(told.cells) } })),
			random
		);
		expect(stayedAway(seen, figures).filter((number) => number < least)).toEqual([]);
	},
	60_000
);

/** Holds all tables possible that would have been told in the same words, and looks for what they share. */
function attackAnswers(seen: readonly Seen[], random: Random): void {
	// The rule's own code says what the ways out say, and so may be turned against them.
	for (const { grid, told } of seen) {
		expect([told.registered, ...told.cells]).toEqual(shownOf(published([grid], least)));
	}
	const grids = seen.map(({ grid }) => [grid]);
	const { values, steps } = possibleHistories(random, grids, least);
	const narrow = seen.flatMap(({ told }, release) =>
		told.cells.flatMap((cell, at) => {
			const possible = [...(values[release]?.[at + 1] ?? [])];
			const isTold = 'shown' in cell || possible.length > 2 || possible.join() === '0';
			return isTold ? [] : [{ release, at, possible }];
		})
	);
	const certain = steps.flat().flatMap((set) => (set.size === 1 ? [...set] : []));
	const small = certain.filter((step) => step > 0 && step < least);
	expect({ narrow, small }).toEqual({ narrow: [], small: [] });
}

/** What subtracting gives of those who stayed away, from any two ways out at any two times. */
function stayedAway(seen: readonly Seen[], figures: readonly Figure[]): number[] {
	const shown = (cell: ShownCell) => ('shown' in cell ? [cell.shown] : []);
	const exact = figures.flatMap(({ qualifier, low }) =>
		qualifier === 'exactly' && low !== undefined ? [low] : []
	);
	const registered = seen.flatMap(({ told }) => shown(told.registered));
	const admitted = [...exact, ...seen.flatMap(({ told }) => shown(told.admitted))];
	return registered.flatMap((all) => admitted.map((some) => Math.abs(all - some)));
}
