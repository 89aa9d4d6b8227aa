import { languages } from '#lib/i18n/languages.ts';
import { routePolicies } from '../../gates/policies.ts';
import type { World } from '../every-command/step.ts';
import type { Answer, Ask } from './ask.ts';
import { placeOf } from './places.ts';

const isPublic = (route: string, way: string) =>
	(way === 'page' || way === 'GET') &&
	routePolicies[route]?.[way] === 'public' &&
	!route.includes('/sign-in/passkey');

/** The addresses of all routes that anybody may read, in every language. */
export function publicPlaces(world: World): string[] {
	const routes = Object.keys(routePolicies).filter((route) =>
		Object.keys(routePolicies[route] ?? {}).some((way) => isPublic(route, way))
	);
	const places = routes.flatMap((route) => {
		const place = placeOf(route, world);
		return route.includes('[lang=language]')
			? languages.map((language) => place.replace('/en', `/${language}`))
			: [place];
	});
	const ownLinks = languages.map((language) => `/api/v1/partnerships?language=${language}`);
	return [...new Set([...places, ...ownLinks, `/en/calendar?month=2022-06`])];
}

export type Found = { path: string; answer: Answer };

/** Everything that anybody can reach from these addresses by following what the answers name, each address once. */
export async function reached(ask: Ask, origin: string, from: readonly string[]): Promise<Found[]> {
	const waiting = [...from];
	const seen = new Set(waiting);
	const found: Found[] = [];
	for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
		const answer = await ask('GET', path);
		found.push({ path, answer });
		for (const next of answer.status === 200 ? namedIn(answer, origin, path) : []) {
			if (seen.has(next) || seen.size > 600) continue;
			seen.add(next);
			waiting.push(next);
		}
	}
	return found;
}

/** Addresses of the product in an answer's links, sources, locations and data. */
function namedIn({ text, headers }: Answer, origin: string, path: string): string[] {
	const isText = /html|xml|json|calendar|css/.test(headers['content-type'] ?? '');
	if (!isText) return [];
	const quoted = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, one = '']) => one);
	const whole = [...text.matchAll(/https?:\/\/[^\s"'<>\\)]+/g)].map(([one]) => one);
	return [...quoted, ...whole].flatMap((one) => {
		const address = one.replaceAll('&amp;', '&');
		if (!URL.canParse(address, origin + path)) return [];
		const url = new URL(address, origin + path);
		const isOurs = url.origin === origin && !url.pathname.startsWith('/_app/');
		return isOurs ? [url.pathname + url.search] : [];
	});
}
