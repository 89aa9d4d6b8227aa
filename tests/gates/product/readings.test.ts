import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '#features/accounts/server/context.ts';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { openList } from '#features/privacy/server/keys/openings.ts';
import { asJson } from '#platform/server/database/values.ts';
import { running } from '#platform/server/running.ts';
import { countedEvent } from '../../support/counted-event.ts';
import { ok } from '../../support/event-cast.ts';
import { startProduct, type Product } from '../../support/product/product.ts';

/* E29: each reading of personal data is one line of a log with who, what and why, which holds no personal data. */

let product: Product;
let event: Awaited<ReturnType<typeof countedEvent>>;
const slug = 'read-cities';

beforeAll(async () => {
	product = await startProduct();
	const keys = participantKeys(running().secret);
	event = await countedEvent(product.sql, keys, { slug, options: 2, protection: 'protected' });
	await event.come([6, 4, 2]);
	await holds(event.coordinator);
}, 120_000);
afterAll(() => product.stop());

/** Gives the person a share of the event's key, as if made in the browser. */
async function holds({ actor }: Context): Promise<void> {
	const { sql } = product;
	const id = randomUUID();
	const key = await sql
		.selectFrom('event_key')
		.select('id')
		.where('event_id', '=', event.eventId)
		.executeTakeFirstOrThrow();
	const made = { partnership_id: event.partnershipId, made_at: new Date() };
	await sql
		.insertInto('holder_key')
		.values({
			...made,
			id,
			account_id: actor?.accountId ?? '',
			public_key: randomBytes(32),
			method: 'passphrase',
			wrapping: asJson({}),
			wrapped_key: randomBytes(60)
		})
		.execute();
	const share = { partnership_id: event.partnershipId, event_key_id: key.id, holder_key_id: id };
	await sql
		.insertInto('event_key_share')
		.values({ ...share, sealed_share: randomBytes(80), given_at: new Date() })
		.execute();
}

/** Everything of the people that a page, an export or the API could give away, however it is written. */
async function traces(): Promise<string[]> {
	const answers = await product.sql
		.selectFrom('answer')
		.select(['sealed', 'own', 'mark'])
		.execute();
	const places = await product.sql
		.selectFrom('registration')
		.select(['id', 'lookup', 'ticket'])
		.execute();
	const bytes = [
		...answers.flatMap(({ sealed, own, mark }) => [sealed, own, mark ?? own]),
		...places.flatMap(({ lookup, ticket }) => [lookup, ticket])
	];
	const ways = ['hex', 'base64', 'base64url'] as const;
	return [
		...places.map(({ id }) => id),
		...bytes.flatMap((own) => ways.map((way) => own.toString(way)))
	];
}

const base = `/en/p/${slug}`;
const answersAt = () => `${base}/events/${event.eventId}/registration/list/answers`;

/** Whatever a member can open besides the list: pages, history, downloads, and what everybody can. */
const elsewhere = () => {
	const own = `${base}/events/${event.eventId}`;
	return [
		...[
			'',
			'/texts',
			'/figures',
			'/registration',
			'/registration/numbers',
			'/door',
			'/publication'
		],
		'/registration/list'
	]
		.map((path) => own + path)
		.concat(
			`${base}/journal`,
			`${base}/keys`,
			`${base}/archive/download`,
			`/api/v1/partnerships/${slug}/events`,
			`/api/v1/partnerships/${slug}/registrations`,
			`/en/${slug}/events/konferencija`
		);
};
const lines = () => product.sql.selectFrom('opening').selectAll().execute();

test('E29: nothing of a person is read without an opening, by any page, export or the API, whoever asks', async () => {
	const people = await traces();
	expect(people.length).toBeGreaterThan(50);
	for (const member of [event.coordinator, event.officer, event.viewer]) {
		const cookie = await product.signIn(member.actor?.accountId ?? '');
		expect((await product.ask('GET', answersAt(), { cookie })).status).toBe(404);
		for (const path of elsewhere()) {
			const { status, text } = await product.ask('GET', path, { cookie });
			const isDownload = path.endsWith('download') && member !== event.coordinator;
			expect([path, status]).toEqual([path, isDownload ? 403 : 200]);
			expect([path, people.filter((trace) => text.includes(trace))]).toEqual([path, []]);
		}
	}
	expect(await lines()).toEqual([]);
});

test('E29: a reading is one line with who, what and why, which the team reads and which names nobody who came', async () => {
	const { coordinator, partnershipId, eventId, viewer } = event;
	const now = { ...coordinator, clock: () => new Date() };
	const purpose = 'To print the badges.';
	ok(await openList(now, partnershipId, { eventId, purpose }));
	const cookie = await product.signIn(coordinator.actor?.accountId ?? '');
	const people = await traces();
	const read = await product.ask('GET', answersAt(), { cookie });
	expect(people.filter((trace) => read.text.includes(trace)).length).toBeGreaterThan(10);
	await product.ask('GET', answersAt(), { cookie });
	expect(await lines()).toMatchObject([
		{ account_id: coordinator.actor?.accountId, event_id: eventId, purpose }
	]);
	const entries = await product.sql
		.selectFrom('journal_entry')
		.selectAll()
		.where('chain', '=', partnershipId)
		.where('command', '=', 'open-list')
		.execute();
	expect(entries).toMatchObject([
		{ actor: coordinator.actor?.accountId, record_id: eventId, record_kind: 'event' }
	]);
	const reader = await product.signIn(viewer.actor?.accountId ?? '');
	const log = await product.ask('GET', `${base}/keys`, { cookie: reader });
	expect(log.text).toContain(purpose);
	const written = JSON.stringify([await lines(), entries]) + log.text;
	expect(people.filter((trace) => written.includes(trace))).toEqual([]);
	// Over is over: the same person reads nothing more without another line.
	await product.sql.updateTable('opening').set({ closed_at: new Date() }).execute();
	expect((await product.ask('GET', answersAt(), { cookie })).status).toBe(404);
	expect(await lines()).toHaveLength(1);
});
