import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../../support/every-command/step.ts';
import { fingerprint } from '../../support/fingerprint.ts';
import type { Answer, Asked } from '../../support/product/ask.ts';
import { placeOf } from '../../support/product/places.ts';
import { toldProduct, type Told } from '../../support/product/told.ts';
import { byState, otherwise, roles, whenRead, whenSent, type Role } from '../answers.ts';
import { routePolicies } from '../policies.ts';

let told: Told;
let whole: Record<string, string>;
beforeAll(async () => {
	told = await toldProduct();
	whole = await fingerprint(told.sql);
}, 60_000);
afterAll(async () => {
	await told.stop();
});

const ways = Object.entries(routePolicies).flatMap(([route, policies]) =>
	Object.entries(policies).map(([way, policy]) => ({ route, way, policy }))
);
const isRead = (way: string) => way === 'page' || way === 'GET';
const isMethod = (way: string) => /^[A-Z]+$/.test(way);
const expected = ({ route, way, policy }: (typeof ways)[number]) =>
	otherwise[`${route} ${way}`] ?? (isRead(way) ? whenRead : whenSent)[policy];

/** Let in, it can't be read and so does nothing; refused, it would have done something without a field. */
const unreadable = { 'content-type': 'multipart/form-data; boundary=none' };
function sending(way: string, isLetIn: boolean): Asked {
	if (isMethod(way) && way !== 'POST')
		return { headers: { 'content-type': 'application/json' }, body: '{' };
	return isLetIn ? { headers: unreadable, body: '--some' } : { form: { form: 'x' } };
}

const requestOf = ({ route, way }: (typeof ways)[number], status: number) => {
	const place = placeOf(route, told.own);
	if (isRead(way)) return { method: 'GET', path: place, asked: {} };
	const path = isMethod(way) || way === 'default' ? place : `${place}?/${way}`;
	const isJson = isMethod(way) && (way !== 'POST' || route.includes('passkey'));
	return {
		method: isMethod(way) ? way : 'POST',
		path,
		asked: isJson
			? { headers: { 'content-type': 'application/json' }, body: '{' }
			: sending(way, status === 400)
	};
};

test.each(roles)('each page, action and address answers as the table says: %s', async (role) => {
	const found: Record<string, number> = {};
	const wanted: Record<string, number | undefined> = {};
	for (const one of ways) {
		if (one.way === 'signOut') continue;
		const name = `${one.route} ${one.way}`;
		wanted[name] = expected(one)?.[roles.indexOf(role)];
		const { method, path, asked } = requestOf(one, wanted[name] ?? 0);
		found[name] = (await told.ask(method, path, { ...asked, cookie: told.cookies[role] })).status;
	}
	expect(found).toEqual(wanted);
	expect(await fingerprint(told.sql)).toEqual(whole);
	expect(told.faults()).toBe('');
});

test('files, pictures and drafts answer by their state and by who asks', async () => {
	const { own, other } = told;
	const at = (name: string) => idOf(own, name);
	const work = `/en/p/${own.slug}/events`;
	const places: Record<string, string> = {
		'a file that is public': `/files/${at('open file')}`,
		'a file of the team': `/files/${at('secret file')}`,
		'a picture of a public event': `/pictures/${at('picture')}/large`,
		'a picture of a draft': `/pictures/${at('draft picture')}/large`,
		'the same at work': `${work}/${at('draft event')}/pictures/${at('draft picture')}`,
		'the page of a draft event': `/en/${own.slug}/events/draft-march`,
		'the calendar of a draft event': `/en/${own.slug}/events/draft-march/calendar.ics`,
		'a report not handed in': `/en/${own.slug}/reports/2`,
		'its PDF': `/en/${own.slug}/reports/2/report.pdf`,
		'a picture of another event': `${work}/${at('event')}/pictures/${idOf(other, 'picture')}`
	};
	const found: Record<string, number[]> = {};
	for (const [name, path] of Object.entries(places)) {
		const asked = roles.map((role) => told.ask('GET', path, { cookie: told.cookies[role] }));
		found[name] = (await Promise.all(asked)).map(({ status }) => status);
	}
	expect(found).toEqual(byState);
});

test('no method that a route has not named does anything', async () => {
	for (const [route, policies] of Object.entries(routePolicies)) {
		const named = Object.keys(policies);
		const takesForms = named.some((way) => !isRead(way) && !isMethod(way));
		const others = ['POST', 'PUT', 'PATCH', 'DELETE'].filter(
			(method) => !named.includes(method) && !(method === 'POST' && takesForms)
		);
		for (const method of others) {
			const cookie = told.cookies['coordinator'];
			const { status } = await told.ask(method, placeOf(route, told.own), { cookie, form: {} });
			expect([404, 405], `${method} ${route}`).toContain(status);
		}
	}
	expect(await fingerprint(told.sql)).toEqual(whole);
});

/** All of an answer but the nonce that is new in each, the hash over it, and the address that was asked for. */
function seen({ status, text, headers }: Answer, slug: string) {
	const { date: _, etag: __, ...kept } = headers;
	const whole = JSON.stringify({ status, text, kept });
	return whole
		.replace(/nonce-[\w+/=]+|nonce=\\"[\w+/=]+/g, 'nonce')
		.replaceAll(slug, 'slug')
		.replace(/"content-length":"\d+"/, '');
}

const teamRoutes = ways.filter(({ route }) => route.includes('/p/[partnership]'));

test.each(['stranger', 'neighbour', 'operator'] as const)(
	'a partnership that is there and one that is not look the same to a %s',
	async (role: Role) => {
		const cookie = told.cookies[role];
		for (const one of teamRoutes) {
			const { method, path, asked } = requestOf(one, 404);
			const there = await told.ask(method, path, { ...asked, cookie });
			const elsewhere = path.replace(told.own.slug, 'nil-cities');
			const nowhere = await told.ask(method, elsewhere, { ...asked, cookie });
			const name = `${one.route} ${one.way}`;
			expect(seen(nowhere, 'nil-cities'), name).toEqual(seen(there, told.own.slug));
			expect(there.status, name).toBe(404);
		}
	}
);

test('with an id of another partnership, or of none, each page of the team is missing', async () => {
	const cookie = told.cookies['coordinator'];
	const withId = teamRoutes.filter(({ route }) => /\[(id|picture)\]/.test(route));
	expect(withId.length).toBeGreaterThan(10);
	for (const one of withId.filter(({ way }) => isRead(way))) {
		const foreign = placeOf(one.route, told.other).replace(told.other.slug, told.own.slug);
		const strange = foreign.replace(/[\da-f]{8}-[\da-f-]{27}/g, 'x');
		for (const path of [foreign, strange, foreign.toUpperCase().replace(/^\/EN\/P\/[^/]+/, '')]) {
			const full = path.startsWith('/en') ? path : `/en/p/${told.own.slug}${path}`;
			expect((await told.ask('GET', full, { cookie })).status, full).toBe(404);
		}
	}
});

test('who signs out is nobody again', async () => {
	const cookie = await told.signIn(told.own.viewer.actor?.accountId ?? '');
	const page = `/en/p/${told.own.slug}`;
	expect((await told.ask('GET', page, { cookie })).status).toBe(200);
	const out = await told.ask('POST', '/en/account?/signOut', { cookie, form: {} });
	expect([out.status, out.headers.location]).toEqual([303, '/en']);
	expect((await told.ask('GET', page, { cookie })).status).toBe(303);
});
