import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventCast, noon, ok } from '../../../../tests/support/event-cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { changeEvent, writeEventTexts } from './change.ts';
import { discardEvent, planEvent } from './plan.ts';
import { eventById, eventsOf } from './queries.ts';
import type { EventFacts, NewEvent } from '../types.ts';

const march: NewEvent = {
	kind: 'march',
	startsOn: '2022-06-04',
	startsTime: '13:00',
	endsOn: '2022-06-04',
	zone: 'Europe/Vilnius',
	title: { lt: 'Eitynės „Už lygybę!“', en: 'March for Equality' }
};
const { kind: _, title: __, ...when } = march;
const facts: EventFacts = {
	...when,
	startsOn: '2022-06-04',
	attendanceMode: 'on_site',
	entrance: 'open',
	visibility: 'public',
	languages: ['lt', 'en'],
	accessFeatures: ['step_free']
};

async function opened() {
	const { sql } = await testDatabase();
	return eventCast(sql);
}

test('a new event is a draft with what its kind is given and an address in the source language', async () => {
	const cast = await opened();
	const sources = { days: [{ name: 'lrt.lt', datedOn: '2022-06-04' }] };
	const planned = ok(await planEvent(cast.coordinator, cast.partnershipId, { ...march, sources }));
	const event = await eventById(await cast.scope(), noon, planned.id);
	expect(planned.slug).toBe('eitynes-uz-lygybe');
	expect(event).toMatchObject({
		...when,
		kind: 'march',
		state: 'draft',
		entrance: 'open',
		visibility: 'public',
		attendanceMode: 'on_site',
		languages: [],
		revision: 1,
		sequence: 0,
		sources: [{ field: 'days', name: 'lrt.lt', datedOn: '2022-06-04' }]
	});
	expect(event?.texts.title.en).toEqual({
		draft: 'March for Equality',
		published: undefined,
		state: 'draft'
	});
});

test('study visits and coordination meetings begin as the team’s own', async () => {
	const cast = await opened();
	await planEvent(cast.coordinator, cast.partnershipId, { ...march, kind: 'study_visit' });
	await planEvent(cast.coordinator, cast.partnershipId, { ...march, kind: 'coordination_meeting' });
	const events = await eventsOf(await cast.scope(), noon);
	expect(events.map(({ visibility, entrance }) => [visibility, entrance])).toEqual([
		['team', 'by_invitation'],
		['team', 'by_invitation']
	]);
});

test('events of the same title have addresses of their own', async () => {
	const cast = await opened();
	const slugs = [];
	for (const title of [march.title, march.title, { nb: '!!!' }]) {
		slugs.push(ok(await planEvent(cast.coordinator, cast.partnershipId, { ...march, title })).slug);
	}
	expect(slugs).toEqual(['eitynes-uz-lygybe', 'eitynes-uz-lygybe-2', 'march']);
});

test.each([
	['no-title', { title: { lt: ' ' } }],
	['bad-times', { endsOn: '2022-06-03' }],
	['bad-times', { zone: 'Europe/Atlantis' }],
	['no-such-activity', { activityId: randomUUID() }],
	['no-such-parent', { parentId: randomUUID() }]
])('planning refuses %s', async (reason, wrong) => {
	const cast = await opened();
	const refused = await planEvent(cast.coordinator, cast.partnershipId, { ...march, ...wrong });
	expect(refused).toEqual({ ok: false, reason });
	expect(await eventsOf(await cast.scope(), noon)).toEqual([]);
});

test('another partnership’s activity and festival can’t be taken', async () => {
	const { sql } = await testDatabase();
	const cast = await eventCast(sql);
	const other = await eventCast(sql, 'cedar-dogwood');
	const festival = ok(
		await planEvent(other.coordinator, other.partnershipId, { ...march, kind: 'festival' })
	);
	const plan = (wrong: Partial<NewEvent>) =>
		planEvent(cast.coordinator, cast.partnershipId, { ...march, ...wrong });
	expect(await plan({ activityId: other.shared })).toEqual({
		ok: false,
		reason: 'no-such-activity'
	});
	expect(await plan({ parentId: festival.id })).toEqual({ ok: false, reason: 'no-such-parent' });
	const change = { id: festival.id, revision: undefined, facts };
	expect(await changeEvent(cast.coordinator, cast.partnershipId, change)).toEqual({
		ok: false,
		reason: 'no-such-record'
	});
	expect(await changeEvent(cast.coordinator, other.partnershipId, change)).toEqual({
		ok: false,
		reason: 'not-allowed'
	});
});

test('a festival is one level deep', async () => {
	const cast = await opened();
	const plan = async (wrong: Partial<NewEvent>) =>
		planEvent(cast.coordinator, cast.partnershipId, { ...march, ...wrong });
	const festival = ok(await plan({ kind: 'festival' }));
	const part = ok(await plan({ parentId: festival.id }));
	const nested = { ok: false, reason: 'nested-parent' };
	expect(await plan({ parentId: part.id })).toEqual(nested);
	const under = (id: string, parentId: string) =>
		changeEvent(cast.coordinator, cast.partnershipId, {
			id,
			revision: undefined,
			facts: { ...facts, parentId }
		});
	expect(await under(festival.id, festival.id)).toEqual(nested);
	const other = ok(await plan({ kind: 'festival' }));
	expect(await under(festival.id, other.id)).toEqual(nested);
});

test('partner officers plan and change events of their activities only, viewers and strangers none', async () => {
	const cast = await opened();
	const plan = (who: typeof cast.officer, activityId?: string) =>
		planEvent(who, cast.partnershipId, { ...march, activityId });
	expect(await plan(cast.officer, cast.leadsOwn)).toEqual({ ok: false, reason: 'not-yours' });
	expect(await plan(cast.officer)).toEqual({ ok: false, reason: 'not-yours' });
	expect(await plan(cast.viewer, cast.shared)).toEqual({ ok: false, reason: 'not-allowed' });
	expect(await plan(cast.stranger, cast.shared)).toEqual({ ok: false, reason: 'not-allowed' });
	const own = ok(await plan(cast.officer, cast.shared));
	const take = { id: own.id, revision: undefined, facts: { ...facts, activityId: cast.leadsOwn } };
	expect(await changeEvent(cast.officer, cast.partnershipId, take)).toEqual({
		ok: false,
		reason: 'not-yours'
	});
});

test('of two who opened the same texts the second is told, and nothing is lost', async () => {
	const cast = await opened();
	const { id } = ok(
		await planEvent(cast.coordinator, cast.partnershipId, { ...march, activityId: cast.shared })
	);
	const write = (who: typeof cast.officer, summary: string) =>
		writeEventTexts(who, cast.partnershipId, {
			id,
			revision: 1,
			texts: { summary: { lt: summary } }
		});
	const results = await Promise.all([
		write(cast.coordinator, 'Viena'),
		write(cast.officer, 'Kita')
	]);
	expect(results.map((result) => (result.ok ? 'ok' : result.reason)).sort()).toEqual([
		'ok',
		'stale'
	]);
	const event = await eventById(await cast.scope(), noon, id);
	expect(event?.texts.summary.lt.draft).toBe(results[0].ok ? 'Viena' : 'Kita');
	expect(event?.revision).toBe(2);
});

test('a draft can be discarded with its parts, a festival with events can’t', async () => {
	const cast = await opened();
	const plan = async (wrong: Partial<NewEvent>) =>
		ok(await planEvent(cast.coordinator, cast.partnershipId, { ...march, ...wrong }));
	const festival = await plan({ kind: 'festival' });
	const part = await plan({ parentId: festival.id });
	const discard = (id: string) => discardEvent(cast.coordinator, cast.partnershipId, { id });
	expect(await discard(festival.id)).toEqual({ ok: false, reason: 'in-use' });
	expect(await discard(part.id)).toEqual({ ok: true });
	expect(await discard(festival.id)).toEqual({ ok: true });
	expect(await discard(festival.id)).toEqual({ ok: false, reason: 'no-such-record' });
});
