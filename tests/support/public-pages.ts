import { readdirSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';

const folder = 'src/routes/(public)/[lang=language]';

/** Pages that are read without being in the list for search engines. */
const unlisted = [
	'/en/search?q=pride',
	'/en/search?q=qqqq',
	'/en/calendar?month=2022-06',
	'/en/place',
	'/en/sign-in',
	'/en/sign-in/link?token=none',
	'/en/welcome?token=none',
	'/en/no-such-partnership',
	'/en/no/such/page'
];

/** Every public page of the told story, in English: what search engines are told of, and the rest. */
export async function publicPages(request: APIRequestContext): Promise<string[]> {
	const list = await (await request.get('/en/sitemap.xml')).text();
	const listed = [...list.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path]) => path);
	return [...listed.filter((path) => path !== undefined), ...unlisted];
}

/** Public page routes that none of these addresses reaches; a written word is stronger than a placeholder. */
export function unreached(paths: readonly string[]): string[] {
	const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.svelte'))
		.map((file) => `/en/${file}`.replace(/\/\+page\.svelte$/, ''));
	const vagueness = (route: string) => route.split('[').length + (route.includes('[...') ? 10 : 0);
	const ordered = routes.toSorted((a, b) => vagueness(a) - vagueness(b));
	const pattern = (route: string) =>
		new RegExp(`^${route.replaceAll(/\[\.\.\.\w+\]/g, '.+').replaceAll(/\[\w+\]/g, '[^/]+')}$`);
	const reached = new Set(
		paths.map((path) => ordered.find((route) => pattern(route).test(path.split('?')[0] ?? '')))
	);
	return routes.filter((route) => !reached.has(route));
}
