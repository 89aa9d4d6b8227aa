import { expect, test } from 'vitest';
import { orderAfterMove, renumbered } from './rules.ts';

const order = ['visit', 'conference', 'march'];
const move = (id: string, direction: 'up' | 'down') => orderAfterMove(order, { id, direction });

test('WP1: numbers follow the order inside a group, and a move renumbers just the two that change places', () => {
	const moved = move('march', 'up');
	expect(moved).toEqual(['visit', 'march', 'conference']);
	expect(renumbered(order, moved ?? [])).toEqual([
		{ id: 'march', before: 3, after: 2 },
		{ id: 'conference', before: 2, after: 3 }
	]);
	expect(move('visit', 'down')).toEqual(['conference', 'visit', 'march']);
});

test('at either end, and of another group, nothing moves', () => {
	expect([move('visit', 'up'), move('march', 'down'), move('concert', 'up')]).toEqual([
		undefined,
		undefined,
		undefined
	]);
	expect(renumbered(order, order)).toEqual([]);
});
