import { expect, it } from 'vitest';
import { Counts } from '#lib/disclosure/counts.ts';
import type { Release } from '#lib/disclosure/release.ts';
import { doorTable, placeTable } from './numbers.ts';
import { admittedFigure, numbersShown, shownTo } from './suppression.ts';

const byTicket = (online: number, onSite: number) => [
	new Counts(
		[{ name: 'ticket', options: ['online', 'on site'] }],
		[
			{ of: ['online'], count: online },
			{ of: ['on site'], count: onSite }
		]
	)
];
const table = (total: number, onSite: number, online: number) => [
	{
		dimensions: ['ticket'],
		total: { shown: total },
		margins: [],
		cells: [
			{ key: ['on site'], cell: { shown: onSite } },
			{ key: ['online'], cell: { shown: online } }
		]
	}
];

it('shows a conference exactly and a march rounded to five, and keeps the exact one for comparing', () => {
	const conference = numbersShown([], byTicket(12, 31), { kind: 'conference', leastCount: 5 });
	const march = numbersShown([], byTicket(12, 31), { kind: 'march', leastCount: 5 });
	expect(conference.tables).toEqual(table(43, 31, 12));
	expect(march).toEqual({
		release: table(43, 31, 12),
		because: 'first',
		tables: table(45, 30, 10)
	});
});

it('shows the earlier numbers again until enough people have come', () => {
	const event = { kind: 'conference', leastCount: 5 } as const;
	const { release } = numbersShown([], byTicket(12, 31), event);
	expect(numbersShown([release], byTicket(12, 33), event).tables).toEqual(table(43, 31, 12));
	expect(numbersShown([release], byTicket(12, 36), event).tables).toEqual(table(48, 36, 12));
});

it('holds a community event to ten', () => {
	const { tables } = numbersShown([], byTicket(9, 40), { kind: 'cultural_event', leastCount: 10 });
	expect(JSON.stringify(tables)).not.toMatch(/"shown":(9|40)\b/);
});

it('shows what was kept of a march rounded too, long after it', () => {
	expect(shownTo('march', table(43, 31, 12))).toEqual(table(45, 30, 10));
	expect(shownTo('conference', table(43, 31, 12))).toEqual(table(43, 31, 12));
});

const places = (registered: number, admitted?: number) => {
	const all = new Counts(
		[{ name: placeTable.name, options: [placeTable.taken] }],
		[{ of: [placeTable.taken], count: registered }]
	);
	if (admitted === undefined) return [all];
	const door = new Counts(
		[{ name: doorTable.name, options: [doorTable.admitted, doorTable.absent] }],
		[
			{ of: [doorTable.admitted], count: admitted },
			{ of: [doorTable.absent], count: registered - admitted }
		]
	);
	return [all, door];
};
const rule = { kind: 'conference', leastCount: 5 } as const;
const because = (earlier: Release[], next: Counts[], admissions: number[] = []) =>
	numbersShown(earlier, next, { ...rule, admissions }).because;

it('tells who came after the event, beside numbers told before it, and not again for one more', () => {
	const { release: before } = numbersShown([], places(30), rule);
	const { release: after, because: first } = numbersShown([before], places(30, 20), rule);
	expect(first).toBe('far_enough');
	expect(because([before, after], places(30, 21))).toBe('too_close');
	expect(because([before, after], places(30, 20))).toBe('unchanged');
});

it('holds numbers of registrations that come too near to a figure of the doors', () => {
	expect(because([], places(30), [28])).toBe('too_close');
	expect(because([], places(30), [25])).toBe('first');
});

it('gives the figure of the doors exactly only where subtracting leaves the least number', () => {
	const { release } = numbersShown([], places(30), rule);
	expect(admittedFigure(4, 5, [])).toEqual({ qualifier: 'up_to', high: 5 });
	expect(admittedFigure(28, 5, [])).toEqual({ qualifier: 'exactly', low: 28 });
	expect(admittedFigure(25, 5, [release])).toEqual({ qualifier: 'exactly', low: 25 });
	// All came, nearly all, or more than had registered when numbers were told: it reads the same.
	for (const admitted of [26, 28, 30, 33]) {
		expect(admittedFigure(admitted, 5, [release])).toEqual({ qualifier: 'at_least', low: 26 });
	}
});
