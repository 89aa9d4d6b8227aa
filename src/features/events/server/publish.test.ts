import { expect, test } from 'vitest';
import { eventCast, noon, ok } from '../../../../tests/support/event-cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { changeEvent, writeEventTexts } from './change.ts';
import { discardEvent, planEvent } from './plan.ts';
import { postponeEvent } from './postpone.ts';
import { publishEvent, withdrawEvent } from './publish.ts';
import { eventById } from './queries.ts';
import { addStop } from './parts/stops.ts';
import { addPicture } from '#features/media/server/pictures.ts';
import type { NewEvent } from '../types.ts';

const refused = (reason: string) => ({ ok: false, reason });
const march: NewEvent = {
	kind: 'march',
	startsOn: '2022-06-04',
	endsOn: '2022-06-04',
	zone: 'Europe/Vilnius',
	title: { lt: 'Eitynės', en: 'March' },
	texts: { access: { lt: 'Kelias lygus.' }, description: { lt: 'Einame nuo sodo iki tilto.' } }
};

async function withMarch(more: Partial<NewEvent> = {}) {
	const { sql } = await testDatabase();
	const cast = await eventCast(sql);
	const { coordinator, partnershipId } = cast;
	const { id } = ok(
		await planEvent(coordinator, partnershipId, { ...march, activityId: cast.shared, ...more })
	);
	const publish = (language: 'en' | 'lt' | 'nb', overrideReason?: string) =>
		publishEvent(coordinator, partnershipId, { id, language, overrideReason });
	const event = async () => {
		const found = await eventById(await cast.scope(), noon, id);
		if (!found) throw new Error('the march is gone');
		return found;
	};
	return { ...cast, sql, id, publish, event };
}

test('an event goes public only with its partnership', async () => {
	const { publish, goPublic } = await withMarch();
	expect(await publish('lt')).toEqual(refused('partnership-not-public'));
	await goPublic();
	expect(await publish('lt')).toEqual({ ok: true });
});

test('a language needs its own title and access information, which no reason replaces', async () => {
	const { publish, goPublic } = await withMarch();
	await goPublic();
	expect(await publish('nb', 'Hurry.')).toEqual(refused('no-title-in-language'));
	expect(await publish('en', 'Hurry.')).toEqual(refused('no-access-information'));
});

test('what is the team’s own does not go public, and what is public does not become the team’s own', async () => {
	const { publish, goPublic, coordinator, partnershipId, id, event } = await withMarch({
		visibility: 'team'
	});
	await goPublic();
	expect(await publish('lt')).toEqual(refused('team-only'));
	const change = async (visibility: 'public' | 'team') => {
		const facts = { ...(await event()), visibility };
		return changeEvent(coordinator, partnershipId, { id, revision: undefined, facts });
	};
	expect(await change('public')).toEqual({ ok: true });
	expect(await publish('lt')).toEqual({ ok: true });
	expect(await change('team')).toEqual(refused('is-public'));
	expect(await discardEvent(coordinator, partnershipId, { id })).toEqual(refused('is-public'));
});

test('a picture without words is a gap that a coordinator overrides with a reason', async () => {
	const { publish, goPublic, coordinator, officer, partnershipId, id, event } = await withMarch();
	await goPublic();
	const hash = 'a'.repeat(64);
	const picture = {
		fileHash: hash,
		smallHash: hash,
		width: 4,
		height: 3,
		author: 'A',
		licence: 'CC0-1.0',
		alt: {}
	};
	const { id: pictureId } = ok(
		await addPicture(coordinator, partnershipId, { recordId: id, ...picture })
	);
	const gaps = {
		ok: false,
		reason: 'gaps',
		gaps: [{ gap: 'alternative-text-missing', pictureId }]
	};
	expect(await publish('lt')).toEqual(gaps);
	const asOfficer = { id, language: 'lt', overrideReason: 'Hurry.' } as const;
	expect(await publishEvent(officer, partnershipId, asOfficer)).toEqual(gaps);
	expect(await publish('lt', 'Words follow tomorrow.')).toEqual({ ok: true });
	expect((await event()).publishedIn).toEqual(['lt']);
});

test('publishing one language leaves the others as they are, and takes the stops along', async () => {
	const { publish, goPublic, coordinator, partnershipId, id, event } = await withMarch();
	await goPublic();
	const stop = {
		eventId: id,
		title: { lt: 'Bernardinų sodas', en: 'Bernardinai Garden' },
		note: {}
	};
	await addStop(coordinator, partnershipId, stop);
	await publish('lt');
	const { stops, texts } = await event();
	const states = (text: typeof texts.title) => [text.lt.state, text.en.state, text.nb.state];
	expect(stops.map(({ title }) => states(title))).toEqual([['published', 'draft', 'missing']]);
	expect(states(texts.title)).toEqual(['published', 'draft', 'missing']);
});

test('every change of a public event moves its sequence, a change of a draft does not', async () => {
	const { publish, goPublic, coordinator, partnershipId, id, event } = await withMarch();
	await goPublic();
	const postpone = (startsOn: string) =>
		postponeEvent(coordinator, partnershipId, { id, startsOn, endsOn: startsOn });
	await postpone('2022-06-05');
	expect((await event()).sequence).toBe(0);
	await publish('lt');
	const first = (await event()).sequence;
	await postpone('2022-06-06');
	await addStop(coordinator, partnershipId, { eventId: id, title: { lt: 'Tiltas' }, note: {} });
	expect((await event()).sequence - first).toBe(2);
});

test('a public event is found by its words and day, a withdrawn one no more', async () => {
	const { publish, goPublic, coordinator, partnershipId, id, sql } = await withMarch();
	await goPublic();
	const entries = () =>
		sql
			.selectFrom('search_entry')
			.select(['language', 'path', 'title', 'body', 'happens_on'])
			.where('record_id', '=', id)
			.execute();
	await publish('lt');
	await postponeEvent(coordinator, partnershipId, {
		id,
		startsOn: '2022-06-11',
		endsOn: '2022-06-11'
	});
	expect(await entries()).toEqual([
		{
			language: 'lt',
			path: 'alder-birk/events/eitynes',
			title: 'Eitynės',
			body: 'Einame nuo sodo iki tilto.',
			happens_on: '2022-06-11'
		}
	]);
	const withdraw = () => withdrawEvent(coordinator, partnershipId, { id, language: 'lt' });
	expect(await withdraw()).toEqual({ ok: true });
	expect(await entries()).toEqual([]);
	expect(await withdraw()).toEqual(refused('not-public'));
});

test('officers publish their partner’s events only, viewers none', async () => {
	const { goPublic, officer, viewer, partnershipId, id } = await withMarch({
		activityId: undefined
	});
	await goPublic();
	const page = { id, language: 'lt' } as const;
	expect(await publishEvent(officer, partnershipId, page)).toEqual(refused('not-yours'));
	expect(await publishEvent(viewer, partnershipId, page)).toEqual(refused('not-allowed'));
	expect(await withdrawEvent(officer, partnershipId, page)).toEqual(refused('not-yours'));
});

test('a text written after publication waits for the next one', async () => {
	const { publish, goPublic, coordinator, partnershipId, id, event } = await withMarch();
	await goPublic();
	await publish('lt');
	await writeEventTexts(coordinator, partnershipId, {
		id,
		revision: undefined,
		texts: { title: { lt: 'Didžiosios eitynės' } }
	});
	expect((await event()).texts.title.lt).toEqual({
		draft: 'Didžiosios eitynės',
		published: 'Eitynės',
		state: 'draft'
	});
});
