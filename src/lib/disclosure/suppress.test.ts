import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { published, shownOf, type Grid } from '../../../tests/support/disclosure-attacker.ts';
import { Counts } from './counts.ts';
import { rounded, suppress } from './suppress.ts';

/** A number as a page would write it: the total first, then margins, then cells. */
const written = (grid: Grid, least: number) =>
	shownOf(published(grid, least))
		.map((cell) => ('shown' in cell ? cell.shown : 'below' in cell ? `<${cell.below}` : '–'))
		.join(' ');

describe('a table of one dimension', () => {
	it.each([
		{ says: 'shows all if all are large enough', counts: [5, 6, 7], shown: '18 5 6 7' },
		{ says: 'shows a zero beside others', counts: [0, 6, 7], shown: '13 0 6 7' },
		{ says: 'shows no zero where all chose the same', counts: [0, 12, 0], shown: '12 – – –' },
		{
			says: 'hides the smallest other beside a small one',
			counts: [3, 8, 9, 30],
			shown: '50 <5 – 9 30'
		},
		{
			says: 'hides two small ones that protect each other',
			counts: [2, 4, 9, 30],
			shown: '45 <5 <5 9 30'
		},
		{
			says: 'adds one where the small ones together are too few',
			counts: [1, 2, 9, 30],
			shown: '42 <5 <5 – 30'
		},
		{
			says: 'does not say which are small where that would tell',
			counts: [1, 5, 9, 30],
			shown: '45 – – – 30'
		},
		{
			says: 'hides all where nothing else would be left to show',
			counts: [2, 30],
			shown: '32 – –'
		},
		{ says: 'shows the total alone below twice the least number', counts: [2, 7], shown: '9 – –' },
		{ says: 'hides all below the least number', counts: [1, 3], shown: '<5 – –' },
		{ says: 'hides that nobody is there', counts: [0, 0], shown: '<5 – –' }
	])('$says', ({ counts, shown }) => {
		expect(written([counts], 5)).toBe(shown);
	});
});

describe('a crossed table', () => {
	it.each([
		{
			says: 'shows all if all are large enough',
			grid: [
				[5, 6],
				[7, 8]
			],
			shown: '26 11 15 12 14 5 6 7 8'
		},
		{
			says: 'hides the block of the smallest rows and columns up to the last small cell',
			grid: [
				[2, 9, 20],
				[10, 11, 21],
				[30, 31, 32]
			],
			shown: '166 31 42 93 42 51 73 – – 20 – – 21 30 31 32'
		},
		{
			says: 'shows its margins alone where the block would leave too little',
			grid: [
				[1, 2, 20],
				[10, 11, 21],
				[30, 31, 32]
			],
			shown: '158 23 42 93 41 44 73 – – – – – – – – –'
		}
	])('$says', ({ grid, shown }) => {
		expect(written(grid, 5)).toBe(shown);
	});
});

describe('the same persons', () => {
	const dimensions = [
		{ name: 'city', options: ['Oslo', 'Vilnius'] },
		{ name: 'ticket', options: ['online', 'on site'] }
	];
	const rows = [
		{ of: ['Oslo', 'online'], count: 3 },
		{ of: ['Oslo', 'on site'], count: 20 },
		{ of: ['Vilnius', 'online'], count: 20 },
		{ of: ['Vilnius', 'on site'], count: 40 }
	];

	it('are suppressed alike in whatever order a page counts them', () => {
		const turned = new Counts(
			[...dimensions]
				.reverse()
				.map(({ name, options }) => ({ name, options: [...options].reverse() })),
			[...rows].reverse().map(({ of, count }) => ({ of: [...of].reverse(), count }))
		);
		expect(suppress(turned, 5)).toEqual(suppress(new Counts(dimensions, rows), 5));
	});

	it('are shown nowhere before they are suppressed', () => {
		const counts = new Counts(dimensions, [{ of: ['Oslo', 'online'], count: 4711 }]);
		expect(Counts.read(counts).grid.flat()).toContain(4711);
		expect(() => JSON.stringify({ counts })).toThrow('suppress');
		expect(`${String(counts)} ${inspect(counts, { depth: 9, showHidden: true })}`).not.toContain(
			'4711'
		);
		expect(Object.keys(counts)).toEqual([]);
	});

	it.each([
		{ count: 1.5, of: ['Oslo', 'online'] },
		{ count: -1, of: ['Oslo', 'online'] },
		{ count: 1, of: ['Bergen', 'online'] },
		{ count: 1, of: ['Oslo'] }
	])('cannot be counted as $count in $of', (row) => {
		expect(() => new Counts(dimensions, [row])).toThrow();
	});
});

it('rounds crowds to five and leaves what is hidden hidden', () => {
	expect(shownOf(rounded(published([[3, 12, 13, 68]], 5)))).toEqual([
		{ shown: 95 },
		{ below: 5 },
		{ hidden: true },
		{ shown: 15 },
		{ shown: 70 }
	]);
});
