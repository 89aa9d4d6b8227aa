import { expect, test } from 'vitest';
import {
	counted,
	eventCast,
	noon,
	ok,
	type EventCast
} from '../../../../tests/support/event-cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { Sql } from '#features/accounts/server/context.ts';
import { addPicture } from '#features/media/server/pictures.ts';
import { publicPictureHash } from '#features/media/server/public.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { cancelEvent } from './cancel.ts';
import { writeEventTexts } from './change.ts';
import { planEvent } from './plan.ts';
import { eventPageOf, publicEventBySlug } from './public-event.ts';
import {
	calendarMonth,
	eventPage,
	latestEvents,
	neighbourMonths,
	publicEventsOf
} from './public.ts';
import { publishEvent, withdrawEvent } from './publish.ts';
import { addProgrammeItem } from './parts/programme.ts';
import { addStop } from './parts/stops.ts';
import { eventsOf } from './queries.ts';
import type { NewEvent } from '../types.ts';

const asked = { language: 'lt', now: noon } as const;

async function opened() {
	const { sql } = await testDatabase();
	const cast = await eventCast(sql);
	await cast.goPublic();
	const partnership = await publicPartnership(sql, cast.slug);
	if (!partnership) throw new Error('the partnership is not public');
	return { ...cast, sql, partnership };
}

async function plan(
	cast: EventCast,
	event: Partial<NewEvent> & { startsOn: string; name: string }
) {
	const { name, ...facts } = event;
	return ok(
		await planEvent(cast.coordinator, cast.partnershipId, {
			kind: 'concert',
			endsOn: facts.startsOn,
			zone: 'Europe/Vilnius',
			title: { lt: name },
			texts: { access: { lt: 'Be slenksčių.' } },
			...facts
		})
	);
}

async function publish(cast: EventCast, event: Parameters<typeof plan>[1]) {
	const planned = await plan(cast, event);
	ok(await publishEvent(cast.coordinator, cast.partnershipId, { id: planned.id, language: 'lt' }));
	return planned;
}

const titles = (events: readonly { title: { text: string } | undefined }[]) =>
	events.map(({ title }) => title?.text);

test('of drafts the public sees nothing, in no list, calendar or page', async () => {
	const cast = await opened();
	const { sql, partnership } = cast;
	const draft = await plan(cast, { name: 'Slaptas koncertas', startsOn: '2022-06-04' });
	expect((await eventsOf(await cast.scope(), noon)).map(({ title }) => title.lt.draft)).toEqual([
		'Slaptas koncertas'
	]);
	const page = { limit: 10, offset: 0 };
	expect(await publicEventsOf(sql, partnership, asked)).toEqual([]);
	expect(await latestEvents(sql, { ...asked, limit: 10 })).toEqual([]);
	expect(await calendarMonth(sql, { ...asked, ...page, month: '2022-06' })).toEqual({
		events: [],
		hasMore: false
	});
	expect(await neighbourMonths(sql, '2022-05')).toEqual({ before: undefined, after: undefined });
	expect(
		await eventPage(sql, partnership, { ...asked, ...page, time: 'coming', today: '2022-06-01' })
	).toEqual({
		events: [],
		hasMore: false
	});
	expect(await publicEventBySlug(sql, partnership, { ...asked, slug: draft.slug })).toBe(undefined);
});

test('of a public event the public sees no draft text and no part without public words', async () => {
	const cast = await opened();
	const { sql, partnership, coordinator, partnershipId } = cast;
	const { id, slug } = await publish(cast, { name: 'Koncertas', startsOn: '2022-06-04' });
	await writeEventTexts(coordinator, partnershipId, {
		id,
		revision: undefined,
		texts: { title: { lt: 'SECRET title' }, description: { lt: 'SECRET text' } }
	});
	await addStop(coordinator, partnershipId, {
		eventId: id,
		title: { lt: 'SECRET stop' },
		note: {}
	});
	await addProgrammeItem(coordinator, partnershipId, {
		eventId: id,
		title: { lt: 'SECRET item' },
		description: {}
	});
	const hash = 'a'.repeat(64);
	const picture = {
		recordId: id,
		fileHash: hash,
		smallHash: hash,
		width: 4,
		height: 3,
		author: 'SECRET',
		licence: 'CC0-1.0'
	};
	const added = ok(
		await addPicture(coordinator, partnershipId, { ...picture, alt: { lt: 'SECRET alt' } })
	);
	const shown = async () => {
		const event = await publicEventBySlug(sql, partnership, { ...asked, slug });
		return event && JSON.stringify(await eventPageOf(sql, partnership, { ...asked, event }));
	};
	expect(await shown()).not.toContain('SECRET');
	expect(await publicPictureHash(sql, added.id, 'large')).toBe(undefined);
	await publishEvent(coordinator, partnershipId, { id, language: 'lt' });
	expect((await shown())?.match(/SECRET \w+/g)?.sort()).toEqual(
		['alt', 'item', 'stop', 'text', 'title'].map((word) => `SECRET ${word}`)
	);
	expect(await publicPictureHash(sql, added.id, 'large')).toBe(hash);
});

test('a withdrawn language is not read, even beside one that stays', async () => {
	const cast = await opened();
	const { sql, partnership, coordinator, partnershipId } = cast;
	const { id, slug } = await publish(cast, {
		name: 'Koncertas',
		startsOn: '2022-06-04',
		title: { lt: 'Koncertas', en: 'Concert' },
		texts: { access: { lt: 'Be slenksčių.', en: 'Step-free.' } }
	});
	ok(await publishEvent(coordinator, partnershipId, { id, language: 'en' }));
	const inEnglish = async () =>
		(await publicEventBySlug(sql, partnership, { ...asked, language: 'en', slug }))?.title;
	expect(await inEnglish()).toEqual({ text: 'Concert', language: 'en' });
	ok(await withdrawEvent(coordinator, partnershipId, { id, language: 'en' }));
	expect(await inEnglish()).toEqual({ text: 'Koncertas', language: 'lt' });
});

test('coming events begin with the nearest, past ones with the latest, a page at a time', async () => {
	const cast = await opened();
	for (const startsOn of ['2022-05-01', '2022-05-20', '2022-06-01', '2022-06-04']) {
		await publish(cast, { name: startsOn, startsOn });
	}
	const page = async (time: 'coming' | 'past', offset = 0) => {
		const question = { ...asked, time, today: '2022-06-01', limit: 1, offset };
		const { events, hasMore } = await eventPage(cast.sql, cast.partnership, question);
		return [...titles(events), hasMore];
	};
	expect(await page('coming')).toEqual(['2022-06-01', true]);
	expect(await page('coming', 1)).toEqual(['2022-06-04', false]);
	expect(await page('past')).toEqual(['2022-05-20', true]);
	expect(await page('past', 1)).toEqual(['2022-05-01', false]);
});

test('a month shows what begins in it and what is still under way, of all public partnerships', async () => {
	const cast = await opened();
	const other = await eventCast(cast.sql, 'cedar-dogwood');
	await other.goPublic();
	const hidden = await eventCast(cast.sql, 'elm-fir');
	await plan(hidden, { name: 'Hidden', startsOn: '2022-06-02' });
	await publish(cast, { name: 'Long', startsOn: '2022-05-20', endsOn: '2022-06-01' });
	await publish(cast, { name: 'Over', startsOn: '2022-05-20', endsOn: '2022-05-31' });
	await publish(cast, { name: 'First', startsOn: '2022-06-01' });
	await publish(other, { name: 'Last', startsOn: '2022-06-30' });
	await publish(cast, { name: 'Later', startsOn: '2022-09-01' });
	const month = async (limit: number, offset = 0) => {
		const { events, hasMore } = await calendarMonth(cast.sql, {
			...asked,
			month: '2022-06',
			limit,
			offset
		});
		return [...titles(events), hasMore];
	};
	expect(await month(10)).toEqual(['Long', 'First', 'Last', false]);
	expect(await month(1)).toEqual(['Long', 'First', true]);
	expect(await month(1, 1)).toEqual(['Last', false]);
	expect(await neighbourMonths(cast.sql, '2022-06')).toEqual({
		before: '2022-05',
		after: '2022-09'
	});
});

test('a cancelled event stays in list, calendar and page, and says so', async () => {
	const cast = await opened();
	const { id, slug } = await publish(cast, { name: 'Koncertas', startsOn: '2022-06-04' });
	ok(
		await cancelEvent(cast.coordinator, cast.partnershipId, { id, notice: { lt: 'Dėl audros.' } })
	);
	const { events } = await calendarMonth(cast.sql, {
		...asked,
		month: '2022-06',
		limit: 9,
		offset: 0
	});
	const list = await publicEventsOf(cast.sql, cast.partnership, asked);
	const page = await publicEventBySlug(cast.sql, cast.partnership, { ...asked, slug });
	for (const event of [events[0], list[0], page]) {
		expect(event).toMatchObject({
			state: 'cancelled',
			notice: { text: 'Dėl audros.', language: 'lt' }
		});
	}
});

test('a festival shows its events by day among its own items', async () => {
	const cast = await opened();
	const days = { startsOn: '2022-06-01', endsOn: '2022-06-05' };
	const festival = await plan(cast, { name: 'Festivalis', kind: 'festival', ...days });
	const opening = { title: { lt: 'Atidarymas' }, description: {}, startsTime: '10:00' };
	await addProgrammeItem(cast.coordinator, cast.partnershipId, {
		eventId: festival.id,
		...opening
	});
	ok(await publishEvent(cast.coordinator, cast.partnershipId, { id: festival.id, language: 'lt' }));
	await publish(cast, {
		name: 'Koncertas',
		startsOn: '2022-06-04',
		startsTime: '18:00',
		parentId: festival.id
	});
	await publish(cast, {
		name: 'Eitynės',
		startsOn: '2022-06-04',
		startsTime: '13:00',
		parentId: festival.id
	});
	await plan(cast, { name: 'Juodraštis', startsOn: '2022-06-04', parentId: festival.id });
	const event = await publicEventBySlug(cast.sql, cast.partnership, {
		...asked,
		slug: festival.slug
	});
	if (!event) throw new Error('the festival is not public');
	const { programme } = await eventPageOf(cast.sql, cast.partnership, { ...asked, event });
	expect(programme.map(({ day, entries }) => [day, ...titles(entries)])).toEqual([
		['2022-06-01', 'Atidarymas'],
		['2022-06-04', 'Eitynės', 'Koncertas']
	]);
});

test.each([1, 3])('lists of %i events take the same queries, and so does a page', async (many) => {
	const cast = await opened();
	const festival = await publish(cast, {
		name: 'Festivalis',
		kind: 'festival',
		startsOn: '2022-06-01',
		endsOn: '2022-06-05'
	});
	for (let number = 1; number <= many; number += 1) {
		await publish(cast, { name: `${number}`, startsOn: '2022-06-04', parentId: festival.id });
		await addStop(cast.coordinator, cast.partnershipId, {
			eventId: festival.id,
			title: { lt: 'A' },
			note: {}
		});
	}
	const queriesOf = async (read: (sql: Sql) => Promise<unknown>) => {
		const { sql, queries } = counted(cast.sql);
		await read(sql);
		return queries();
	};
	const page = { ...asked, limit: 10, offset: 0 };
	expect(await queriesOf((sql) => publicEventsOf(sql, cast.partnership, asked))).toBe(2);
	expect(
		await queriesOf((sql) =>
			eventPage(sql, cast.partnership, { ...page, time: 'coming', today: '2022-06-01' })
		)
	).toBe(2);
	expect(await queriesOf((sql) => calendarMonth(sql, { ...page, month: '2022-06' }))).toBe(3);
	const event = await publicEventBySlug(cast.sql, cast.partnership, {
		...asked,
		slug: festival.slug
	});
	if (!event) throw new Error('the festival is not public');
	expect(await queriesOf((sql) => eventPageOf(sql, cast.partnership, { ...asked, event }))).toBe(7);
});
