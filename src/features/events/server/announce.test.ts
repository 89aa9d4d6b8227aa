import { expect, test } from 'vitest';
import { at, eventCast, ok } from '../../../../tests/support/event-cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { cancelEvent, reinstateEvent } from './cancel.ts';
import { holdEvent, unholdEvent } from './hold.ts';
import { moveEventOnline } from './move-online.ts';
import { planEvent } from './plan.ts';
import { postponeEvent } from './postpone.ts';
import { eventById } from './queries.ts';

async function withMarch() {
	const { sql } = await testDatabase();
	const cast = await eventCast(sql);
	const { id } = ok(
		await planEvent(cast.coordinator, cast.partnershipId, {
			kind: 'march',
			startsOn: '2022-06-04',
			startsTime: '13:00',
			endsOn: '2022-06-04',
			zone: 'Europe/Vilnius',
			activityId: cast.shared,
			title: { lt: 'Eitynės' }
		})
	);
	const { coordinator: who, partnershipId } = cast;
	return {
		...cast,
		id,
		cancel: () => cancelEvent(who, partnershipId, { id, notice: { lt: 'Dėl audros.' } }),
		reinstate: () => reinstateEvent(who, partnershipId, { id }),
		postpone: (startsOn: string, endsOn = startsOn) =>
			postponeEvent(who, partnershipId, { id, startsOn, endsOn }),
		moveOnline: () =>
			moveEventOnline(who, partnershipId, { id, onlineUrl: 'https://example.org/live' }),
		hold: (now = '2022-06-04T15:00:00Z') => holdEvent(at(who, now), partnershipId, { id }),
		unhold: () => unholdEvent(who, partnershipId, { id }),
		event: async () => eventById(await cast.scope(), new Date('2022-06-01T12:00:00Z'), id)
	};
}

const refused = (reason: string) => ({ ok: false, reason });

test('a cancelled event can be reinstated, both once', async () => {
	const march = await withMarch();
	expect(await march.reinstate()).toEqual(refused('not-cancelled'));
	expect(await march.cancel()).toEqual({ ok: true });
	expect(await march.cancel()).toEqual(refused('already-cancelled'));
	expect(await march.event()).toMatchObject({
		state: 'cancelled',
		notices: [{ kind: 'cancelled' }]
	});
	expect(await march.reinstate()).toEqual({ ok: true });
	const event = await march.event();
	expect(event).toMatchObject({ state: 'draft', notices: [] });
	expect(event?.announcements.map(({ kind }) => kind)).toEqual(['reinstated', 'cancelled']);
});

test('what is cancelled is neither postponed, moved online nor held', async () => {
	const march = await withMarch();
	await march.cancel();
	expect(await march.postpone('2022-06-11')).toEqual(refused('cancelled'));
	expect(await march.moveOnline()).toEqual(refused('cancelled'));
	expect(await march.hold()).toEqual(refused('cancelled'));
});

test('a postponed event keeps the day it had', async () => {
	const march = await withMarch();
	expect(await march.postpone('2022-06-04')).toEqual(refused('same-day'));
	expect(await march.postpone('2022-06-11', '2022-06-10')).toEqual(refused('bad-times'));
	expect(await march.postpone('2022-06-11')).toEqual({ ok: true });
	expect(await march.event()).toMatchObject({
		startsOn: '2022-06-11',
		startsTime: undefined,
		notices: [{ kind: 'postponed', previousStartsOn: '2022-06-04', previousStartsTime: '13:00' }]
	});
});

test('an event moves online once, with its link', async () => {
	const march = await withMarch();
	expect(await march.moveOnline()).toEqual({ ok: true });
	expect(await march.moveOnline()).toEqual(refused('already-online'));
	expect(await march.event()).toMatchObject({
		attendanceMode: 'online',
		onlineUrl: 'https://example.org/live',
		notices: [{ kind: 'moved_online' }]
	});
});

test('an event is not held before its first day where it takes place', async () => {
	const march = await withMarch();
	expect(await march.hold('2022-06-03T20:59:00Z')).toEqual(refused('not-begun'));
	expect(await march.hold('2022-06-03T21:00:00Z')).toEqual({ ok: true });
	expect(await march.hold()).toEqual(refused('already-held'));
	expect(await march.event()).toMatchObject({ state: 'held' });
});

test('what was held is not cancelled, postponed or moved, until that is taken back', async () => {
	const march = await withMarch();
	expect(await march.unhold()).toEqual(refused('not-held'));
	await march.hold();
	expect(await march.cancel()).toEqual(refused('held'));
	expect(await march.postpone('2022-06-11')).toEqual(refused('held'));
	expect(await march.moveOnline()).toEqual(refused('held'));
	expect(await march.unhold()).toEqual({ ok: true });
	expect(await march.cancel()).toEqual({ ok: true });
});

test('a partner officer announces nothing of an event that is not the partner’s', async () => {
	const { leadsOwn, coordinator, officer, partnershipId } = await withMarch();
	const day = { startsOn: '2022-06-04', endsOn: '2022-06-04', zone: 'Europe/Oslo' };
	const planned = {
		...day,
		kind: 'concert',
		activityId: leadsOwn,
		title: { lt: 'Koncertas' }
	} as const;
	const { id } = ok(await planEvent(coordinator, partnershipId, planned));
	const attempts = [
		cancelEvent(officer, partnershipId, { id }),
		postponeEvent(officer, partnershipId, { id, startsOn: '2022-07-01', endsOn: '2022-07-01' }),
		moveEventOnline(officer, partnershipId, { id }),
		holdEvent(officer, partnershipId, { id })
	];
	expect(await Promise.all(attempts)).toEqual(attempts.map(() => refused('not-yours')));
});
