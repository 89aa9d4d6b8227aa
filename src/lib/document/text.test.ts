import { describe, expect, it } from 'vitest';
import * as make from './blocks.ts';
import { absoluteHref, safeHref } from './href.ts';
import { documentText } from './text.ts';
import type { Document } from './types.ts';

const wide =
	'Ilgas sakinys apie eitynes, konferenciją ir vizitą, kuris vienas netelpa į vieną laiško eilutę.';

const report: Document = {
	language: 'lt',
	title: 'Ataskaita',
	subtitle: '2023–2024 m.',
	facts: [make.fact('Sutartis', 'LT09')],
	contents: 'Turinys',
	blocks: [
		make.heading(1, 'a', 'Veiklos'),
		make.heading(3, 'b', 'Eitynės'),
		make.paragraph('Žr. ', make.link('įrodymą', '/e/1'), '.'),
		make.list(['vienas', 'du']),
		make.orderedList(['pirmas']),
		make.figures({
			value: '10 000',
			label: 'dalyvių',
			note: 'apytiksliai',
			evidence: { text: 'Įrodymas', href: '/e/1' }
		}),
		make.note('gap', 'Trūksta', 'nuotraukų'),
		make.pageBreak(),
		make.table({
			caption: 'Išlaidos',
			columns: [make.column('Kas'), make.column('Suma', 'end', 'EUR')],
			rows: [['Salė', '1200']]
		}),
		make.table({
			caption: 'Pastabos',
			columns: [make.column('Apie'), make.column('Tekstas')],
			rows: [['Vizitą', wide]]
		})
	],
	footer: 'sha-256 00',
	link: 'https://tiltas.example/r/1',
	createdAt: '2024-05-20T10:00:00Z'
};

describe('a document as text', () => {
	it('says everything that the page says, in the same order', () => {
		expect(documentText(report)).toBe(`Ataskaita
=========

2023–2024 m.

Sutartis: LT09

Turinys
Veiklos
  Eitynės

Veiklos
-------

Eitynės

Žr. įrodymą </e/1>.

- vienas
- du

1. pirmas

10 000 dalyvių; apytiksliai; Įrodymas </e/1>

Trūksta: nuotraukų

Išlaidos
Kas   Suma (EUR)
Salė        1200

Pastabos
Apie: Vizitą
Tekstas: ${wide}

sha-256 00
https://tiltas.example/r/1
`);
	});

	it('survives being stored as JSON', () => {
		expect(JSON.parse(JSON.stringify(report))).toEqual(report);
	});

	it('refuses a table whose rows do not fit its columns', () => {
		const columns = [make.column('Kas')];
		expect(() => make.table({ caption: 'X', columns, rows: [['a', 'b']] })).toThrow(TypeError);
	});
});

describe('addresses', () => {
	it.each([
		['https://a.lt/x', 'https://a.lt/x', 'https://a.lt/x'],
		['mailto:a@b.lt', 'mailto:a@b.lt', 'mailto:a@b.lt'],
		['/lt/e', '/lt/e', 'https://tiltas.example/lt/e'],
		['#dalis', '#dalis', 'https://tiltas.example/r#dalis'],
		['//evil.example', undefined, undefined],
		['/\\evil.example', undefined, undefined],
		['javascript:alert(1)', undefined, undefined],
		[' java\nscript:alert(1)', undefined, undefined],
		['data:text/html,x', undefined, undefined]
	])('%j leads to %j on the page and to %j in a file', (href, page, file) => {
		expect(safeHref(href)).toBe(page);
		expect(absoluteHref(href, 'https://tiltas.example/r')).toBe(file);
	});
});
