import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishActivity } from '#features/activities/server/publish-activity.ts';
import { publishEvent } from '#features/events/server/publish.ts';
import { publishPartnership } from '#features/funding/server/publish-partnership.ts';
import { languages } from '#lib/i18n/languages.ts';
import { running } from '#platform/server/running.ts';
import { ok } from '../../support/event-cast.ts';
import { idOf } from '../../support/every-command/step.ts';
import { publicPlaces, reached, type Found } from '../../support/product/public-pages.ts';
import { toldProduct, type Told } from '../../support/product/told.ts';
import { wrongInXml } from '../../support/product/xml.ts';

let told: Told;
let found: Found[];
let pages: Found[];
beforeAll(async () => {
	told = await toldProduct({ example: true });
	const example = languages.map((language) => `/${language}/vilnius-oslo`);
	found = await reached(told.ask, told.origin, [
		...publicPlaces(told.own),
		...example,
		'/en/nowhere',
		'/nowhere'
	]);
	pages = found.filter(
		({ path, answer }) => typeOf(answer).startsWith('text/html') && !isOfDesk(path)
	);
}, 120_000);
afterAll(async () => {
	await told.stop();
});

const typeOf = ({ headers }: Found['answer']) => headers['content-type'] ?? '';
/** What stewards install on their devices is no page for visitors. */
const isOfDesk = (path: string) => path.startsWith('/desk/');
const mostBytes = 60_000;
/** A passkey is asked for, answers are sealed and words are kept in the browser, which no form can. */
const hasSomethingToDo = (path: string) =>
	/^\/[a-z]{2}\/(sign-in|place|[^/]+\/events\/[^/]+\/registration)$/.test(path);
/** Pages that carry a secret in their address are for no index, and so in no other language. */
const isHidden = (html: string) => /<meta name="robots" content="noindex/.test(html);
const tags = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([tag]) => tag);
const addressIn = (tag: string) => /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? '';

/** What a browser fetches with the page by itself: styles, their fonts, pictures, icons. */
async function broughtBy({ path, answer }: Found): Promise<string[]> {
	const html = answer.text;
	const links = tags(
		html,
		/<link\b[^>]*rel="(?:stylesheet|preload|icon|modulepreload)"[^>]*>|<link\b[^>]*>/g
	)
		.filter((tag) => /rel="(?:stylesheet|preload|icon|modulepreload)"/.test(tag))
		.map(addressIn);
	const shown = tags(html, /<(?:img|source|script|iframe|video|audio|embed)\b[^>]*>/g)
		.map(addressIn)
		.filter(Boolean);
	const own = [...new Set([...links, ...shown])].map((one) => absolute(one, path));
	const styles = own.filter((one) => one.endsWith('.css'));
	const inside = await Promise.all(styles.map(namedInStyle));
	return [...new Set([...own, ...inside.flat()])];
}

const absolute = (address: string, path: string) => new URL(address, told.origin + path).href;

async function namedInStyle(style: string): Promise<string[]> {
	const { text } = await told.ask('GET', style.replace(told.origin, ''));
	const named = [...text.matchAll(/url\(["']?([^"')]+)["']?\)|@import\s+["']([^"']+)/g)];
	return named
		.map(([, one, other]) => one ?? other ?? '')
		.filter((one) => !one.startsWith('data:'))
		.map((one) => new URL(one, style).href);
}

const sizes = new Map<string, number>();
async function transferred(address: string): Promise<number> {
	const known = sizes.get(address);
	if (known !== undefined) return known;
	const path = address.replace(told.origin, '');
	const { body } = await told.ask('GET', path, { headers: { 'accept-encoding': 'br, gzip' } });
	sizes.set(address, body.length);
	return body.length;
}

test('a public page brings at most 60 kB, no script, no cookie and nothing from another host', async () => {
	expect(pages.length).toBeGreaterThan(60);
	const wrong: string[] = [];
	for (const page of pages) {
		const { path, answer } = page;
		const brought = await broughtBy(page);
		const foreign = brought.filter((one) => !one.startsWith(`${told.origin}/`));
		const scripts = tags(answer.text, /<script\b[^>]*>/g).filter(
			(tag) => !tag.includes('application/ld+json')
		);
		if (foreign.length > 0) wrong.push(`${path} calls ${foreign.join(' ')}`);
		const brings = scripts.length > 0 || brought.some((one) => /\.m?js$/.test(one));
		if (brings && !hasSomethingToDo(path)) wrong.push(`${path} brings a script`);
		if (answer.headers['set-cookie']) wrong.push(`${path} sets a cookie`);
		let bytes = await transferred(told.origin + path);
		for (const one of brought) bytes += await transferred(one);
		if (bytes > mostBytes) wrong.push(`${path} brings ${bytes} bytes`);
	}
	expect(wrong).toEqual([]);
}, 60_000);

test('each page names its other languages, which name it back, and says which one it is in', () => {
	const byPath = new Map(pages.map((page) => [page.path, page.answer.text]));
	const wrong: string[] = [];
	const shown = pages.filter(({ answer }) => answer.status === 200 && !isHidden(answer.text));
	for (const { path, answer } of shown) {
		const language = path.split('/')[1] ?? '';
		if (!new RegExp(`<html lang="${language}"`).test(answer.text)) wrong.push(`${path}: lang`);
		const others = alternates(answer.text);
		if (others.get(language) !== path) wrong.push(`${path}: names itself ${others.get(language)}`);
		for (const one of languages) {
			const other = byPath.get(others.get(one) ?? '');
			const back = other === undefined ? undefined : alternates(other).get(language);
			if (back !== path)
				wrong.push(`${path}: ${one} leads to ${others.get(one)} and back to ${back}`);
		}
	}
	expect(wrong).toEqual([]);
});

function alternates(html: string): Map<string, string> {
	const links = tags(html, /<link\b[^>]*hreflang[^>]*>/g);
	return new Map(
		links.map((tag) => {
			const url = new URL(addressIn(tag).replaceAll('&amp;', '&'), told.origin);
			return [/hreflang="([^"]+)"/.exec(tag)?.[1] ?? '', url.pathname + url.search];
		})
	);
}

test('feeds, site maps and calendars are valid in every language', () => {
	const feeds = found.filter(({ path }) => path.endsWith('feed.xml'));
	const maps = found.filter(({ path }) => path.endsWith('sitemap.xml'));
	const calendars = found.filter(({ path }) => path.endsWith('.ics'));
	expect([feeds.length, maps.length, calendars.length].every((count) => count >= 4)).toBe(true);
	for (const { path, answer } of [...feeds, ...maps]) {
		expect(wrongInXml(answer.text), path).toEqual([]);
	}
	for (const { path, answer } of feeds) {
		const language = path.split('/')[1] ?? '';
		expect(answer.text, path).toMatch(new RegExp(`<feed[^>]*xml:lang="${language}"`));
		for (const entry of [answer.text, ...answer.text.split('<entry>').slice(1)])
			for (const part of ['id', 'title', 'updated']) expect(entry, path).toContain(`<${part}`);
	}
	for (const { path, answer } of calendars) {
		const calendar = new ICAL.Component(ICAL.parse(answer.text) as unknown[]);
		const events = calendar.getAllSubcomponents('vevent');
		expect(calendar.getFirstPropertyValue('version'), path).toBe('2.0');
		for (const event of events)
			for (const part of ['uid', 'dtstamp', 'dtstart', 'summary'])
				expect(event.hasProperty(part), `${path}: ${part}`).toBe(true);
	}
	for (const { path, answer } of maps) {
		const places = [...answer.text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, one = '']) => one);
		expect(places.length, path).toBeGreaterThan(0);
		for (const place of places) {
			const to = place.replace(told.origin, '');
			expect(found.find((one) => one.path === to)?.answer.status, place).toBe(200);
			if (path.split('/').length > 2) expect(to.split('/')[1], path).toBe(path.split('/')[1]);
		}
	}
});

/** A calendar says when it was written. */
const undated = (text: string) => text.replaceAll(/^DTSTAMP:.*$/gm, '');

test('publishing one language changes no byte of another', async () => {
	const { own } = told;
	const { coordinator, partnershipId } = own;
	const places = publicPlaces(own).filter(
		(path) => /^\/(en|nb)\b/.test(path) && !path.includes('.pdf')
	);
	const bytes = async () => {
		running().cache.dropAll();
		const asked = places.map(
			async (path) => [path, undated((await told.ask('GET', path)).text)] as const
		);
		return Object.fromEntries(await Promise.all(asked));
	};
	const before = await bytes();
	const lithuanian = async () => (await told.ask('GET', `/lt/${own.slug}/events/march`)).text;
	const was = await lithuanian();
	const language = 'lt' as const;
	const asked = { language, overrideReason: 'A test.' };
	ok(await publishPartnership(coordinator, partnershipId, asked));
	ok(await publishActivity(coordinator, partnershipId, { ...asked, id: idOf(own, 'activity') }));
	ok(await publishEvent(coordinator, partnershipId, { ...asked, id: idOf(own, 'event') }));
	const after = await bytes();
	expect(places.filter((path) => after[path] !== before[path])).toEqual([]);
	expect(await lithuanian()).not.toBe(was);
});
