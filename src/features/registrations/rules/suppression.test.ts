import { expect, it } from 'vitest';
import { Counts } from '#lib/disclosure/counts.ts';
import { numbersShown } from './suppression.ts';

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
