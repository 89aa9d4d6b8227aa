import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventCast, noon, ok } from '../../../../../tests/support/event-cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { planEvent } from '../plan.ts';
import { addProgrammeItem, changeProgrammeItem, removeProgrammeItem } from './programme.ts';
import { eventById } from '../queries.ts';
import { addStop, changeStop, moveStop, removeStop } from './stops.ts';

const refused = (reason: string) => ({ ok: false, reason });
const march = {
	kind: 'march',
	startsOn: '2022-06-04',
	endsOn: '2022-06-05',
	zone: 'Europe/Vilnius',
	title: { lt: 'Eitynės' }
} as const;

async function withMarch() {
	const { sql } = await testDatabase();
	const cast = await eventCast(sql);
	const { coordinator, partnershipId } = cast;
	const { id } = ok(await planEvent(coordinator, partnershipId, march));
	const event = async () => eventById(await cast.scope(), noon, id);
	return { ...cast, sql, id, event };
}

test('stops stand in the order of the route and move along it', async () => {
	const { coordinator, partnershipId, id, event } = await withMarch();
	const ids: string[] = [];
	for (const title of ['Sodas', 'Prospektas', 'Tiltas']) {
		ids.push(
			ok(await addStop(coordinator, partnershipId, { eventId: id, title: { lt: title }, note: {} }))
				.id
		);
	}
	const move = (index: number, direction: 'up' | 'down') =>
		moveStop(coordinator, partnershipId, { id: ids[index] ?? '', direction });
	expect(await move(0, 'up')).toEqual(refused('no-place'));
	expect(await move(2, 'down')).toEqual(refused('no-place'));
	expect(await move(2, 'up')).toEqual({ ok: true });
	expect((await event())?.stops.map(({ title }) => title.lt.draft)).toEqual([
		'Sodas',
		'Tiltas',
		'Prospektas'
	]);
	expect(await removeStop(coordinator, partnershipId, { id: ids[0] ?? '' })).toEqual({ ok: true });
	expect((await event())?.stops.map(({ title }) => title.lt.draft)).toEqual([
		'Tiltas',
		'Prospektas'
	]);
});

test('a stop is changed by the one who saw its last state', async () => {
	const { coordinator, partnershipId, id, event } = await withMarch();
	const stop = { title: { lt: 'Sodas' }, note: {}, passesTime: '13:00' };
	const { id: stopId } = ok(await addStop(coordinator, partnershipId, { eventId: id, ...stop }));
	const point = { latitude: 54.68, longitude: 25.29 };
	const change = () =>
		changeStop(coordinator, partnershipId, {
			...stop,
			id: stopId,
			revision: 1,
			isStepFree: true,
			point
		});
	expect(await change()).toEqual({ ok: true });
	expect(await change()).toEqual(refused('stale'));
	expect((await event())?.stops).toMatchObject([
		{ passesTime: '13:00', isStepFree: true, point, revision: 2 }
	]);
	expect((await event())?.revision).toBe(1);
});

test('a part needs a title and an event of this partnership', async () => {
	const { sql, coordinator, officer, partnershipId, id } = await withMarch();
	const other = await eventCast(sql, 'cedar-dogwood');
	const foreign = ok(await planEvent(other.coordinator, other.partnershipId, march));
	const add = (eventId: string, title: string) =>
		addStop(coordinator, partnershipId, { eventId, title: { lt: title }, note: {} });
	expect(await add(id, '')).toEqual(refused('no-title'));
	expect(await add(foreign.id, 'Sodas')).toEqual(refused('no-such-record'));
	expect(await removeStop(coordinator, partnershipId, { id: randomUUID() })).toEqual(
		refused('no-such-record')
	);
	const stop = ok(await add(id, 'Sodas'));
	expect(await removeStop(other.coordinator, other.partnershipId, { id: stop.id })).toEqual(
		refused('no-such-record')
	);
	expect(await removeStop(officer, partnershipId, { id: stop.id })).toEqual(refused('not-yours'));
});

test('the programme is in the order of its days and times', async () => {
	const { coordinator, partnershipId, id, event } = await withMarch();
	const add = (title: string, heldOn: string, startsTime?: string) =>
		addProgrammeItem(coordinator, partnershipId, {
			eventId: id,
			title: { lt: title },
			description: {},
			heldOn,
			startsTime
		});
	await add('Koncertas', '2022-06-05', '18:00');
	await add('Eisena', '2022-06-04', '13:00');
	await add('Paroda', '2022-06-04');
	expect((await event())?.programme.map(({ title }) => title.lt.draft)).toEqual([
		'Paroda',
		'Eisena',
		'Koncertas'
	]);
});

test.each([
	['no-title', { title: {} }],
	['bad-times', { startsTime: '13:00', endsTime: '12:00' }],
	['bad-times', { endsTime: '12:00' }],
	['outside-days', { heldOn: '2022-06-06' }]
])('an item of the programme is refused for %s', async (reason, wrong) => {
	const { coordinator, partnershipId, id } = await withMarch();
	const item = { title: { lt: 'Eisena' }, description: {} };
	const added = ok(await addProgrammeItem(coordinator, partnershipId, { eventId: id, ...item }));
	expect(
		await addProgrammeItem(coordinator, partnershipId, { eventId: id, ...item, ...wrong })
	).toEqual(refused(reason));
	const change = { id: added.id, revision: 1, ...item, ...wrong };
	expect(await changeProgrammeItem(coordinator, partnershipId, change)).toEqual(refused(reason));
});

test('an item is changed once for each state and can be removed', async () => {
	const { coordinator, partnershipId, id, event } = await withMarch();
	const item = { title: { lt: 'Eisena' }, description: {} };
	const { id: itemId } = ok(
		await addProgrammeItem(coordinator, partnershipId, { eventId: id, ...item })
	);
	const change = () =>
		changeProgrammeItem(coordinator, partnershipId, {
			id: itemId,
			revision: 1,
			...item,
			startsTime: '13:00'
		});
	expect(await change()).toEqual({ ok: true });
	expect(await change()).toEqual(refused('stale'));
	expect(await removeProgrammeItem(coordinator, partnershipId, { id: itemId })).toEqual({
		ok: true
	});
	expect((await event())?.programme).toEqual([]);
});
