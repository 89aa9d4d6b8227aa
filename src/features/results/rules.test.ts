import { expect, it } from 'vitest';
import { publishedCells } from './rules.ts';

it('shows a split in its own order, with what is small and what would give it away hidden (RS4)', () => {
	const cells = [
		{ dimension: 'city', category: 'Vilnius', count: 40 },
		{ dimension: 'city', category: 'Oslo', count: 12 },
		{ dimension: 'city', category: 'Kaunas', count: 3 }
	];
	expect(publishedCells(cells, 5)).toEqual([
		{ category: 'Vilnius', cell: { shown: 40 } },
		{ category: 'Oslo', cell: { hidden: true } },
		{ category: 'Kaunas', cell: { below: 5 } }
	]);
});
