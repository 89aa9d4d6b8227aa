import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { render as Render } from 'svelte/server';
import type { Component } from 'svelte';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fact, heading, inLanguage, link, note, pageBreak, paragraph, table } from './blocks.ts';
import { column, figures, list, orderedList } from './blocks.ts';
import type { Block, Document } from './types.ts';

let vite: ViteDevServer;
let render: typeof Render;
let component: Component<{ document: Document }>;
const cacheDir = mkdtempSync(join(tmpdir(), 'tiltas-document-'));

beforeAll(async () => {
	vite = await createServer({
		configFile: false,
		cacheDir,
		plugins: [svelte({ configFile: false })],
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		optimizeDeps: { noDiscovery: true },
		appType: 'custom',
		logLevel: 'error'
	});
	// From the same loader: a second copy of Svelte would not know the component's context.
	render = (await vite.ssrLoadModule('svelte/server'))['render'] as typeof Render;
	const path = new URL('Document.svelte', import.meta.url).pathname;
	component = (await vite.ssrLoadModule(path))['default'] as typeof component;
});
afterAll(async () => {
	await vite.close();
	rmSync(cacheDir, { recursive: true });
});

const html = (blocks: Block[], more: Partial<Document> = {}) => {
	const document: Document = {
		language: 'lt',
		title: 'Ataskaita',
		facts: [],
		footer: 'sha-256 00',
		createdAt: '2024-05-20T10:00:00Z',
		blocks,
		...more
	};
	// Svelte's own markers are comments; a reader never meets them.
	return render(component, { props: { document } }).body.replaceAll(/<!--[\s\S]*?-->/g, '');
};

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((m) => m.slice(1));

describe('the web page of a document', () => {
	it('renders headings in order, below the title, without a skipped level', () => {
		const page = html([heading(1, 'a', 'A'), heading(3, 'b', 'B'), heading(1, 'a', 'C')]);
		expect(all(page, /<(h\d)[^>]*?(?: id="([^"]+)")?>\s*(\S+?)\s*<\/h/g)).toEqual([
			['h1', undefined, 'Ataskaita'],
			['h2', 'a', 'A'],
			['h3', 'b', 'B'],
			['h2', 'a-2', 'C']
		]);
	});

	it('lists its headings with links when it has contents', () => {
		const page = html([heading(1, 'a', 'A'), heading(2, 'b', 'B')], { contents: 'Turinys' });
		expect(all(page, /<a [^>]*href="([^"]+)">([^<]+)/g)).toEqual([
			['#a', 'A'],
			['#b', 'B']
		]);
	});

	it('marks another language and keeps markup in texts as text', () => {
		const page = html([paragraph('<script>', inLanguage('Ås', 'nb'), link('x', 'javascript:1'))]);
		expect(all(page, /(<p[\s\S]*<\/p>)/g)[0]?.[0]?.replaceAll(/ class="[^"]*"/g, '')).toBe(
			'<p data-variant="long">&lt;script><span lang="nb">Ås</span>x</p>'
		);
	});

	it('names the columns and the rows of a table', () => {
		const columns = [column('Rodiklis'), column('Kaina', 'end', 'EUR')];
		const page = html([table({ caption: 'Rodikliai', columns, rows: [['Eitynės', '7']] })]);
		expect(all(page, /<(th scope="\w+"|td|caption)[^>]*>([^<]*)/g)).toEqual([
			['caption', 'Rodikliai'],
			['th scope="col"', 'Rodiklis'],
			['th scope="col"', 'Kaina (EUR)'],
			['th scope="row"', 'Eitynės'],
			['td', '7']
		]);
	});

	it('renders every kind of block', () => {
		const evidence = { text: 'Įrodymas', href: '/e/1' };
		const page = html(
			[
				list(['vienas']),
				orderedList(['pirmas']),
				figures({ value: '7', label: 'renginiai', note: 'apytiksliai', evidence }),
				note('gap', 'Trūksta', 'nuotraukų'),
				pageBreak()
			],
			{ facts: [fact('Data', '2024')], link: 'https://tiltas.example/r/1' }
		);
		expect(all(page.replaceAll(/>\s+/g, '>'), />([^<>]+)</g).flat()).toEqual([
			'Ataskaita',
			'Data',
			'2024',
			'vienas',
			'pirmas',
			'7',
			'renginiai',
			'apytiksliai',
			'Įrodymas',
			'Trūksta',
			'nuotraukų',
			'sha-256 00',
			'https://tiltas.example/r/1'
		]);
	});
});
