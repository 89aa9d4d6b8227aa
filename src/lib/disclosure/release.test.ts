import { describe, expect, it } from 'vitest';
import {
	possibleHistories,
	published,
	randomGrid,
	seeded,
	shownOf,
	truthOf,
	type Grid,
	type Random
} from '../../../tests/support/disclosure-attacker.ts';
import { Counts } from './counts.ts';
import { mayRelease, type Release } from './release.ts';
import { suppress } from './suppress.ts';

const least = 5;
const released = (grid: Grid): Release => [published(grid, least)];
const decided = (earlier: Grid[], next: Grid) =>
	mayRelease(earlier.map(released), released(next), least);

describe('the next release', () => {
	it('is shown if it is the first', () => {
		expect(decided([], [[12, 8, 9]])).toEqual({
			release: released([[12, 8, 9]]),
			because: 'first'
		});
	});

	it('is shown if every number stayed or moved by the least number', () => {
		const next = [[20, 8, 15]];
		expect(decided([[[12, 8, 9]]], next)).toEqual({
			release: released(next),
			because: 'far_enough'
		});
	});

	it('is the earlier one again if nothing moved', () => {
		expect(decided([[[12, 8, 9]]], [[12, 8, 9]]).because).toBe('unchanged');
	});

	it.each([
		{ name: 'the total by one', next: [[12, 8, 10]] },
		{ name: 'one option by four while the total moved far', next: [[16, 8, 29]] },
		{ name: 'one person from one option to another', next: [[11, 9, 9]] }
	])('is the earlier one again if subtraction shows $name', ({ next }) => {
		const earlier = [[12, 8, 9]];
		expect(decided([earlier], next)).toEqual({ release: released(earlier), because: 'too_close' });
	});

	it('is held if the hidden cells together moved by fewer than the least number', () => {
		expect(decided([[[1, 4, 20]]], [[2, 4, 30]]).because).toBe('too_close');
	});

	it('is compared with every earlier one, not the last alone', () => {
		const days: Grid[] = [[[20, 20]], [[30, 20]]];
		expect(decided(days, [[22, 26]]).because).toBe('too_close');
	});

	it('is held if it cuts the same persons in another way', () => {
		expect(decided([[[12, 8, 9]]], [[12, 8, 9, 10]]).because).toBe('other_tables');
	});

	it('is never shown after a crossed table', () => {
		const crossed = [
			[12, 8],
			[9, 7]
		];
		const more = crossed.map((row) => row.map((count) => count + 50));
		expect(decided([crossed], more)).toEqual({ release: released(crossed), because: 'final' });
	});

	it('is refused outright if two of its tables share a dimension', () => {
		const table = suppress(
			new Counts([{ name: 'city', options: ['a'] }], [{ of: ['a'], count: 9 }]),
			5
		);
		expect(() => mayRelease([], [table, table], least)).toThrow('share a dimension');
	});
});

describe('an attacker who keeps every release and subtracts', () => {
	it.each([5, 10])('learns no small step and narrows no hidden number, least %i', (k) => {
		const random = seeded(k);
		let [shown, steps] = [0, 0];
		for (let event = 0; event < 60; event++) {
			const history = historyOf(random, k);
			shown += history.length;
			const found = possibleHistories(random, history, k);
			steps += expectNoneTold({ history, found, k });
		}
		// The test would prove little if hardly anything was ever released twice.
		expect(shown).toBeGreaterThan(150);
		expect(steps).toBeGreaterThan(200);
	});
});

/** The tables that were released while registrations came in. */
function historyOf(random: Random, k: number): Grid[] {
	const size: [number, number] = [1, 2 + random(6)];
	let now = randomGrid(random, size, random(80));
	const grids: Grid[] = [];
	const releases: Release[] = [];
	for (let day = 0; day < 8; day++) {
		const next: Release = [published(now, k)];
		if (mayRelease(releases, next, k).release === next) {
			grids.push(now);
			releases.push(next);
		}
		const more = randomGrid(random, size, random(60));
		now = now.map((row, at) => row.map((count, column) => count + (more[at]?.[column] ?? 0)));
	}
	return grids;
}

function expectNoneTold({
	history,
	found,
	k
}: {
	history: Grid[];
	found: ReturnType<typeof possibleHistories>;
	k: number;
}): number {
	const narrow = history.flatMap((grid, release) =>
		shownOf(published(grid, k)).filter((cell, at) => {
			const values = [...(found.values[release]?.[at] ?? [])];
			// That nobody had chosen it earlier is what a zero shown later says by itself.
			return at > 0 && !('shown' in cell) && values.length < 3 && values.join() !== '0';
		})
	);
	const told = found.steps
		.flat()
		.filter((set) => set.size === 1)
		.flatMap((set) => [...set]);
	const small = told.filter((step) => step > 0 && step < k);
	expect({ history, narrow, small }).toEqual({ history, narrow: [], small: [] });
	return told.length;
}

it('reads the truth in the order of what is published', () => {
	const grid = [
		[10, 11],
		[12, 13]
	];
	expect(shownOf(published(grid, 5))).toEqual(truthOf(grid).map((shown) => ({ shown })));
});
