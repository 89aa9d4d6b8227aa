import { afterAll, beforeAll, expect, test } from 'vitest';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { languages } from '#lib/i18n/languages.ts';
import { running } from '#platform/server/running.ts';
import { countedEvent } from '../../support/counted-event.ts';
import { startProduct, type Product } from '../../support/product/product.ts';

/* E21: public pages of a protected event never show number of places, taken places or names. */

let product: Product;
beforeAll(async () => {
	product = await startProduct();
}, 120_000);
afterAll(() => product.stop());

/** Everything that strangers can read of an event and its partnership, in each language. */
async function publicBytes(slug: string, event: string): Promise<Map<string, string>> {
	running().cache.dropAll();
	const own = languages.flatMap((language) => [
		`/${language}`,
		`/${language}/calendar`,
		`/${language}/${slug}`,
		`/${language}/${slug}/plan`,
		`/${language}/${slug}/events`,
		`/${language}/${slug}/events/${event}`,
		`/${language}/${slug}/events/${event}/registration`,
		`/${language}/${slug}/events/${event}/calendar.ics`,
		`/${language}/${slug}/results`,
		`/${language}/${slug}/feed.xml`
	]);
	const tables = ['events', 'figures', 'registrations', 'results'];
	const api = tables.map((table) => `/api/v1/partnerships/${slug}/${table}`);
	const pages = new Map<string, string>();
	for (const path of [...own, ...api]) {
		const { status, text } = await product.ask('GET', path);
		expect({ path, status }).toEqual({ path, status: 200 });
		pages.set(path, withoutChance(text));
	}
	return pages;
}

/** A form brings a random key and the moment of its making; nothing else may differ between two readings. */
const withoutChance = (text: string) =>
	text.replaceAll(/name="(key|token)" value="[^"]*"/g, '').replaceAll(/DTSTAMP:\S+/g, '');

test('E21: pages, calendar, feed and open data of a protected event are the same bytes with one taken and with all but one', async () => {
	const slug = 'discreet-cities';
	const keys = participantKeys(running().secret);
	const event = await countedEvent(product.sql, keys, {
		slug,
		options: 3,
		protection: 'protected',
		day: '2099-06-10'
	});
	const take = (taken: number, capacity: number) =>
		product.sql
			.updateTable('quota')
			.set({ taken, capacity })
			.where('event_id', '=', event.eventId)
			.execute();
	await take(1, 7919);
	const before = await publicBytes(slug, 'konferencija');
	await event.come([40, 30, 20]);
	await event.letIn(60);
	await take(6133, 6134);
	const after = await publicBytes(slug, 'konferencija');
	expect([...after]).toEqual([...before]);
	// Full is the only state, and says no number either.
	await take(6133, 6133);
	const full = await publicBytes(slug, 'konferencija');
	expect(full.get(`/en/${slug}/events/konferencija`)).toContain('All places are taken.');
	const said = [...full.values(), ...after.values()].join('');
	expect(said).not.toMatch(/6133|6134|7919|1786/);
}, 60_000);
