import { expect, it } from 'vitest';
import { column, table } from '#lib/document/blocks.ts';
import { columnWidths } from './columns.ts';

const widths = (titles: string[], rows: string[][]) =>
	columnWidths(table({ caption: '', columns: titles.map((title) => column(title)), rows }));

it('keeps numbers narrow and gives long texts the greater share', () => {
	const sentence = 'Eitynės per miestą su trimis sustojimais ir koncertu aikštėje';
	const [name, number, text] = widths(
		['Veikla', 'Suma', 'Aprašymas'],
		[['Tarptautinė konferencija', '1200', sentence]]
	);
	expect(number).toBe('auto');
	expect(Number(text)).toBeGreaterThan(Number(name));
});

it('lets the first column fill the page when all are narrow', () => {
	expect(widths(['A', 'B'], [['1', '2']])).toEqual([1, 'auto']);
});
