import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql as raw } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishActivity, withdrawActivity } from '#features/activities/server/publish-activity.ts';
import { publishEvent, withdrawEvent } from '#features/events/server/publish.ts';
import { addStop } from '#features/events/server/parts/stops.ts';
import { writeEventTexts } from '#features/events/server/change.ts';
import {
	publishPartnership,
	withdrawPartnership
} from '#features/funding/server/publish-partnership.ts';
import { languages } from '#lib/i18n/languages.ts';
import { running } from '#platform/server/running.ts';
import { ok } from '../../support/event-cast.ts';
import { idOf } from '../../support/every-command/step.ts';
import { publicPlaces, reached, type Found } from '../../support/product/public-pages.ts';
import { toldProduct, type Told } from '../../support/product/told.ts';

let told: Told;
let found: Found[];

/** One word each, so that the search can find it too. */
const canaries = /canary[a-z]+/g;
const inside = [
	'canarydraft',
	'canarywithdrawn',
	'canarystop',
	'canarynote',
	'canaryreason',
	'canaryfile',
	'canarycontact',
	'canaryperson',
	'canaryletter',
	'canaryform',
	'canaryteam'
];

beforeAll(async () => {
	told = await toldProduct();
	await plantPublic(told);
	await plantWithdrawn(told);
	await plantInside(told);
	running().cache.dropAll();
	found = await reached(told.ask, told.origin, publicPlaces(told.own));
}, 120_000);
afterAll(async () => {
	await told.stop();
});

const overrideReason = 'canaryreason';

/** What is published must be found wherever it belongs, or this gate would see nothing at all. */
async function plantPublic({ own }: Told): Promise<void> {
	const id = idOf(own, 'event');
	const texts = { title: { en: 'March canarypublic' } };
	ok(await writeEventTexts(own.coordinator, own.partnershipId, { id, revision: undefined, texts }));
	ok(
		await publishEvent(own.coordinator, own.partnershipId, { id, language: 'en', overrideReason })
	);
}

/** Everything public in a language that is then taken back, while another language stays public. */
async function plantWithdrawn({ own, sql }: Told): Promise<void> {
	const { coordinator, partnershipId } = own;
	const id = idOf(own, 'event');
	const activity = { id: idOf(own, 'activity'), language: 'nb' as const };
	const event = { id, language: 'nb' as const };
	const stop = { eventId: id, title: { nb: 'canarystop' }, note: {} };
	ok(await addStop(coordinator, partnershipId, stop));
	await raw`insert into text (partnership_id, record_id, field, language, draft, revision, changed_at)
		select distinct partnership_id, record_id, field, 'nb', 'canarywithdrawn', 1, now()
		from text where partnership_id = ${partnershipId} on conflict do nothing`.execute(sql);
	ok(await publishPartnership(coordinator, partnershipId, { language: 'nb', overrideReason }));
	ok(await publishActivity(coordinator, partnershipId, { ...activity, overrideReason }));
	ok(await publishEvent(coordinator, partnershipId, { ...event, overrideReason }));
	running().cache.dropAll();
	const shown = await told.ask('GET', `/nb/${own.slug}/events/march`);
	expect(shown.text).toMatch(/canarywithdrawn/);
	expect(shown.text).toMatch(/canarystop/);
	ok(await withdrawEvent(coordinator, partnershipId, event));
	ok(await withdrawActivity(coordinator, partnershipId, activity));
	ok(await withdrawPartnership(coordinator, partnershipId, { language: 'nb' }));
}

/** Written past the commands, so that each column that is nobody's but the team's has its own word. */
async function plantInside({ own, sql }: Told): Promise<void> {
	const { partnershipId: id } = own;
	const draft = idOf(own, 'draft event');
	for (const query of [
		raw`update text set draft = draft || ' canarydraft' where partnership_id = ${id} and language <> 'nb'`,
		raw`update text set draft = 'canaryteam' where partnership_id = ${id} and record_id = ${draft}`,
		raw`update open_point set note = 'canarynote' where partnership_id = ${id}`,
		raw`update duty_evidence set note = 'canarynote' where partnership_id = ${id}`,
		raw`update indicator_value set note = 'canarynote' where partnership_id = ${id}`,
		raw`update amendment set reason = 'canaryreason' where partnership_id = ${id}`,
		raw`update publication set override_reason = 'canaryreason' where partnership_id = ${id}`,
		raw`update claim set withdrawn_reason = 'canaryreason', source_name = 'canaryreason'
			where partnership_id = ${id} and withdrawn_at is not null`,
		raw`update attachment set title = 'canaryfile', file_name = 'canaryfile'
			where partnership_id = ${id} and visibility = 'team'`,
		raw`update partner set contact_email = 'canarycontact@example.org' where partnership_id = ${id}`,
		raw`update account set name = 'canaryperson', email = 'canaryperson' || id || '@example.org'`,
		raw`update invitation set email = 'canaryletter@example.org' where partnership_id = ${id}`,
		raw`insert into letter (id, partnership_id, kind, language, recipient, subject, body, queued_at)
			values (${randomUUID()}, ${id}, 'invitation', 'en', 'canaryletter@example.org', 'canaryletter', 'canaryletter', now())`,
		raw`insert into form_draft (account_id, partnership_id, form, fields, saved_at)
			values (${own.coordinator.actor?.accountId ?? randomUUID()}, ${id}, 'plan#x', '{"a":"canaryform"}', now())`
	]) {
		const { numAffectedRows } = await query.execute(sql);
		expect(numAffectedRows, query.compile(sql).sql).toBeGreaterThan(0n);
	}
}

const placesWith = (word: string) =>
	found.filter(({ answer }) => answer.text.includes(word)).map(({ path }) => path);

test('what is published is found on pages, in feeds, calendars, data and search', async () => {
	const places = placesWith('canarypublic').join('\n');
	const { slug } = told.own;
	for (const place of [
		'/en',
		`/en/${slug}`,
		`/en/${slug}/events`,
		`/en/${slug}/events/march`,
		`/en/${slug}/calendar.ics`,
		`/en/${slug}/feed.xml`,
		`/api/v1/partnerships/${slug}/events`
	]) {
		expect(places.split('\n')).toContain(place);
	}
	expect((await told.ask('GET', '/en/search?q=canarypublic')).text).toContain(
		`${slug}/events/march`
	);
});

test('nothing that is not published is anywhere that anybody can reach', () => {
	const leaks = found.flatMap(({ path, answer }) =>
		[...answer.text.matchAll(canaries)].flatMap(([word]) =>
			word === 'canarypublic' ? [] : [`${word} at ${path}`]
		)
	);
	expect([...new Set(leaks)]).toEqual([]);
	expect(found.length).toBeGreaterThan(80);
	expect(found.filter(({ answer }) => answer.status >= 500)).toEqual([]);
});

test('no search answers with what is not published', async () => {
	for (const word of inside) {
		for (const language of languages) {
			const { text } = await told.ask('GET', `/${language}/search?q=${word}`);
			expect(text.replaceAll(/(?:value|content)="[^"]*"/g, ''), word).not.toMatch(
				/\/events\/march/
			);
		}
	}
});

test('a public photograph does not say who took it and where, and the team keeps it as it was', async () => {
	const { own, sql } = told;
	const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: '#2a6' } });
	const photograph = await picture
		.withExif({ IFD0: { Artist: 'Ona' }, IFD3: { GPSLatitudeRef: 'N' } })
		.jpeg()
		.toBuffer();
	const stored = await running().files.storeFile(Readable.from([photograph]), 100_000);
	if (!stored.ok) throw new Error(stored.reason);
	const id = idOf(own, 'open file');
	const before = await sql
		.selectFrom('attachment')
		.select(['file_hash', 'media_type', 'byte_size', 'visibility'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const show = (change: Partial<typeof before>) =>
		sql.updateTable('attachment').set(change).where('id', '=', id).execute();
	const exifOf = async (cookie?: string) => {
		const asked = await fetch(new URL(`/files/${id}`, told.origin), {
			headers: cookie ? { cookie } : {}
		});
		return (await sharp(Buffer.from(await asked.arrayBuffer())).metadata()).exif;
	};
	const { hash: file_hash, byteSize: byte_size } = stored;
	await show({ file_hash, byte_size, media_type: 'image/jpeg' });
	expect(await exifOf()).toBe(undefined);
	await show({ visibility: 'team' });
	expect((await exifOf(told.cookies.coordinator))?.toString('latin1')).toContain('Ona');
	await show(before);
});

test('a public file is gone when what it hangs on is taken back, and back when that is', async () => {
	const { own } = told;
	const { coordinator, partnershipId } = own;
	const activity = { id: idOf(own, 'activity'), language: 'en' as const };
	const status = async () => (await told.ask('GET', `/files/${idOf(own, 'open file')}`)).status;
	const states = [await status()];
	ok(await withdrawActivity(coordinator, partnershipId, activity));
	states.push(await status());
	ok(await publishActivity(coordinator, partnershipId, { ...activity, overrideReason }));
	states.push(await status());
	expect(states).toEqual([200, 404, 200]);
});
