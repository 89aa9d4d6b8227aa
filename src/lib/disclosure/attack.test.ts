import { describe, expect, it } from 'vitest';
import {
	allTables,
	attacked,
	indistinguishable,
	published,
	randomGrid,
	seeded,
	shownOf,
	truthOf,
	type Grid
} from '../../../tests/support/disclosure-attacker.ts';

const rowsOf = (cells: readonly number[], width: number): Grid =>
	Array.from({ length: cells.length / width }, (_, row) =>
		cells.slice(row * width, (row + 1) * width)
	);

/** Groups all tables by what is published of them; returns those groups that narrow a hidden number. */
function tellingGroups(size: [number, number], total: number, least: number): string[] {
	const groups = new Map<string, Set<number>[]>();
	for (const cells of allTables(size[0] * size[1], total)) {
		const grid = rowsOf(cells, size[1]);
		const shown = shownOf(published(grid, least));
		const seen = JSON.stringify(shown);
		const values = groups.get(seen) ?? shown.map(() => new Set<number>());
		groups.set(seen, values);
		for (const [at, value] of truthOf(grid).entries()) values[at]?.add(value);
	}
	return [...groups].flatMap(([seen, values]) => {
		const shown = JSON.parse(seen) as object[];
		// That the total is below the least number is all that is said of it; here the attacker was given it.
		const telling = values.filter(
			(set, at) => at > 0 && !('shown' in (shown[at] ?? {})) && set.size < 3
		);
		return telling.length > 0 ? [seen] : [];
	});
}

describe('an attacker who knows the rule and tries every table', () => {
	it.each([
		{ size: [1, 2], least: 5, totals: [5, 9, 10, 11, 12, 13, 20, 41] },
		{ size: [1, 3], least: 5, totals: [5, 10, 14, 15, 16, 17, 23, 40] },
		{ size: [1, 3], least: 10, totals: [10, 20, 21, 22, 31, 50] },
		{ size: [1, 4], least: 5, totals: [12, 16, 20, 21, 27] },
		{ size: [1, 5], least: 3, totals: [9, 14, 18] },
		{ size: [2, 2], least: 5, totals: [10, 14, 21, 30] },
		{ size: [2, 3], least: 5, totals: [12, 17] },
		{ size: [2, 3], least: 4, totals: [18] },
		{ size: [3, 3], least: 3, totals: [10] }
	] as { size: [number, number]; least: number; totals: number[] }[])(
		'finds three values or more for every hidden number of a $size.0 × $size.1 table, least $least',
		({ size, least, totals }) => {
			expect(totals.flatMap((total) => tellingGroups(size, total, least))).toEqual([]);
		}
	);
});

describe('an attacker who knows the rule and looks for tables that look the same', () => {
	it.each([5, 10])('cannot narrow a hidden number of a random table, least %i', (least) => {
		const random = seeded(least);
		let hidden = 0;
		for (let round = 0; round < 250; round++) {
			const size: [number, number] =
				round % 2 ? [1, 2 + random(7)] : [2 + random(4), 2 + random(4)];
			const grid = randomGrid(random, size, random(300));
			for (const one of attacked(grid)) {
				const values = indistinguishable(random, one, least);
				hidden += values.length;
				if (values.some((set) => set.size < 3)) expect({ narrow: one, round }).toBeUndefined();
			}
		}
		expect(hidden).toBeGreaterThan(1000);
	});
});

describe('usefulness', () => {
	it('hides nothing where every cell has the least number', () => {
		const random = seeded(7);
		for (let round = 0; round < 500; round++) {
			const grid = Array.from({ length: 1 + random(5) }, () =>
				Array.from({ length: 2 }, () => 10 + random(40))
			);
			expect(shownOf(published(grid, 10)).filter((cell) => !('shown' in cell))).toEqual([]);
		}
	});

	it.each([
		{ name: 'one dimension', size: [1, 6], least: 5, most: 0.2 },
		{ name: 'one dimension', size: [1, 6], least: 10, most: 0.2 },
		{ name: 'two dimensions', size: [3, 3], least: 5, most: 0.6 }
	] as { name: string; size: [number, number]; least: number; most: number }[])(
		'hides at most $most of the large cells of a table of $name about 100 to 300 persons, least $least',
		({ size, least, most }) => {
			const random = seeded(11);
			let [large, lost] = [0, 0];
			for (let round = 0; round < 1000; round++) {
				const grid = randomGrid(random, size, 100 + random(200));
				const cells = shownOf(published(grid, least)).slice(-size[0] * size[1]);
				for (const [at, count] of grid.flat().entries()) {
					if (count < least) continue;
					large++;
					if (!('shown' in (cells[at] ?? {}))) lost++;
				}
			}
			expect(lost / large).toBeLessThan(most);
		}
	);
});
