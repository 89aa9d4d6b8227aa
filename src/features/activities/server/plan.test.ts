import { expect, test } from 'vitest';
import { cast, type Cast } from '../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { planRows } from './plan-rows.ts';
import { addGroup, removeGroup } from './groups.ts';
import { closeOpenPoint, raiseOpenPoint } from './open-points.ts';
import { changeActivity, planActivity } from './plan.ts';
import { moveActivity, removeActivity } from './reorder.ts';
import { setActivityState } from './state.ts';

const activity = { title: { en: 'Visit' }, description: {}, partnerIds: [] as string[] };

async function planned(people: Cast, partnerIds: string[] = []) {
	const { coordinator, partnershipId } = people;
	const group = await addGroup(coordinator, partnershipId, { title: { en: 'Group' } });
	const groupId = group.ok ? group.id : '';
	const first = await planActivity(coordinator, partnershipId, {
		...activity,
		groupId,
		partnerIds
	});
	const second = await planActivity(coordinator, partnershipId, { ...activity, groupId });
	if (!first.ok || !second.ok) throw new Error('not planned');
	return { groupId, first: first.id, second: second.id };
}

test('numbers follow the order inside a group', async () => {
	const people = await cast(await testDatabase());
	const { coordinator, partnershipId } = people;
	const { first, second } = await planned(people);
	const numbers = async () =>
		(await planRows(people.sql, partnershipId)).activities.map(({ id, number }) => [id, number]);
	expect(await numbers()).toEqual([
		[first, '1.1'],
		[second, '1.2']
	]);
	expect(await moveActivity(coordinator, partnershipId, { id: first, direction: 'down' })).toEqual({
		ok: true
	});
	expect(await numbers()).toEqual([
		[second, '1.1'],
		[first, '1.2']
	]);
	const further = await moveActivity(coordinator, partnershipId, { id: first, direction: 'down' });
	expect(further).toEqual({ ok: false, reason: 'no-place' });
	expect(await removeActivity(coordinator, partnershipId, { id: second })).toEqual({ ok: true });
	expect(await numbers()).toEqual([[first, '1.1']]);
});

test('a group with activities stays', async () => {
	const people = await cast(await testDatabase());
	const { groupId } = await planned(people);
	const removed = await removeGroup(people.coordinator, people.partnershipId, { id: groupId });
	expect(removed).toEqual({ ok: false, reason: 'in-use' });
});

test('an officer works on the own activities only', async () => {
	const people = await cast(await testDatabase());
	const { officer, viewer, partnershipId } = people;
	const { groupId, first, second } = await planned(people, [people.partnerId]);
	const running = { state: 'running' } as const;
	expect(await setActivityState(officer, partnershipId, { id: first, ...running })).toEqual({
		ok: true
	});
	const notYours = { ok: false, reason: 'not-yours' };
	expect(await setActivityState(officer, partnershipId, { id: second, ...running })).toEqual(
		notYours
	);
	const change = { ...activity, groupId, id: second, revision: 1 };
	expect(await changeActivity(officer, partnershipId, change)).toEqual(notYours);
	expect(await changeActivity(viewer, partnershipId, change)).toEqual({
		ok: false,
		reason: 'not-allowed'
	});
});

test('less than planned needs a reason, and no state is skipped', async () => {
	const people = await cast(await testDatabase());
	const { coordinator, partnershipId } = people;
	const { first: id } = await planned(people);
	const set = (state: 'done_fully' | 'not_done', reason?: string) =>
		setActivityState(coordinator, partnershipId, { id, state, reason });
	expect(await set('done_fully')).toEqual({ ok: false, reason: 'not-next' });
	expect(await set('not_done')).toEqual({ ok: false, reason: 'needs-reason' });
	expect(await set('not_done', 'The border was closed.')).toEqual({ ok: true });
});

test('partners of nowhere and forms opened too early are refused', async () => {
	const people = await cast(await testDatabase());
	const { coordinator, partnershipId } = people;
	const { groupId, first: id } = await planned(people);
	const strange = {
		...activity,
		groupId,
		id,
		revision: 1,
		partnerIds: ['00000000-0000-4000-8000-000000000000']
	};
	expect(await changeActivity(coordinator, partnershipId, strange)).toEqual({
		ok: false,
		reason: 'no-such-partner'
	});
	const late = { ...activity, groupId, id, revision: 9 };
	expect(await changeActivity(coordinator, partnershipId, late)).toEqual({
		ok: false,
		reason: 'stale'
	});
});

test('an open point is closed once', async () => {
	const people = await cast(await testDatabase());
	const { coordinator, partnershipId } = people;
	const { first: activityId } = await planned(people);
	const raised = await raiseOpenPoint(coordinator, partnershipId, {
		activityId,
		note: 'Who pays?'
	});
	const id = raised.ok ? raised.id : '';
	expect(await closeOpenPoint(coordinator, partnershipId, { id })).toEqual({ ok: true });
	expect(await closeOpenPoint(coordinator, partnershipId, { id })).toEqual({
		ok: false,
		reason: 'no-such-record'
	});
});
