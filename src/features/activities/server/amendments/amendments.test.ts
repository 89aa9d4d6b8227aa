import { expect, test } from 'vitest';
import { teamScope } from '#features/accounts/server/context.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { eventCast, noon, ok } from '../../../../../tests/support/event-cast.ts';
import type { AmendedField } from '../../rules/amendments.ts';
import { amendments, planVersions } from './queries.ts';
import {
	beginAmendment,
	proposeAmendment,
	setAmendmentChange,
	withdrawAmendment
} from './draft.ts';
import { approveAmendment, approvePlan } from './approve.ts';
import { addGroup } from '../groups.ts';
import { setActivityState } from '../state.ts';

async function approved() {
	const { sql } = await testDatabase();
	const house = await eventCast(sql);
	ok(await approvePlan(house.coordinator, house.partnershipId, {}));
	return { ...house, sql };
}

async function drafted() {
	const house = await approved();
	const { coordinator, partnershipId } = house;
	const { id } = ok(await beginAmendment(coordinator, partnershipId, { reason: 'More time.' }));
	const set = (
		field: AmendedField,
		value: string,
		recordId = field.startsWith('partnership') ? partnershipId : house.shared
	) => setAmendmentChange(coordinator, partnershipId, { id, recordId, field, value });
	const propose = () => proposeAmendment(coordinator, partnershipId, { id });
	const approve = () => approveAmendment(coordinator, partnershipId, { id });
	const withdraw = () => withdrawAmendment(coordinator, partnershipId, { id });
	return { ...house, id, set, propose, approve, withdraw };
}

const refusal = (reason: string) => ({ ok: false, reason });

test('an amendment goes from draft over proposed to approved, and both versions of the plan stay readable', async () => {
	const house = await drafted();
	ok(await house.set('partnership.ends_on', '2022-12-31'));
	ok(await house.set('activity.ends_on', '2022-11-30'));
	ok(await house.set('activity.title.lt', 'Nauja veikla'));
	ok(await house.set('activity.not_done', 'Pandemija.', house.leadsOwn));
	ok(await house.propose());
	expect(await house.approve()).toEqual({ ok: true, version: 2 });
	const versions = await planVersions(await house.scope());
	expect(
		versions.map(({ number, snapshot }) => [
			number,
			snapshot.ends_on,
			...snapshot.activities.map(({ title, ends_on, state }) => [title['lt'], ends_on, state])
		])
	).toEqual([
		[1, '2022-08-31', ['Veikla', null, 'planned'], ['Veikla', null, 'planned']],
		[2, '2022-12-31', ['Nauja veikla', '2022-11-30', 'planned'], ['Veikla', null, 'not_done']]
	]);
});

test('the team reads what an amendment changes, from what, who did it and when', async () => {
	const house = await drafted();
	ok(await house.set('partnership.ends_on', '2022-12-31'));
	ok(await house.propose());
	const [amendment] = await amendments(await house.scope());
	const by = { by: 'Ada', at: noon };
	expect(amendment).toEqual({
		id: house.id,
		number: 1,
		reason: 'More time.',
		createdAt: noon,
		by: 'Ada',
		state: 'proposed',
		changes: [
			{
				recordId: house.partnershipId,
				field: 'partnership.ends_on',
				before: '2022-08-31',
				after: '2022-12-31',
				...by
			}
		],
		steps: [{ decision: 'proposed', note: undefined, ...by }]
	});
});

test('a withdrawn amendment leaves the plan as it was', async () => {
	const house = await drafted();
	ok(await house.set('partnership.ends_on', '2022-12-31'));
	ok(await house.withdraw());
	expect(await house.withdraw()).toEqual(refusal('not-open'));
	expect(await planVersions(await house.scope())).toHaveLength(1);
});

test('a plan is approved once, and an empty one never', async () => {
	const house = await approved();
	expect(await approvePlan(house.coordinator, house.partnershipId, {})).toEqual(
		refusal('already-approved')
	);
	await house.sql.deleteFrom('plan_version').execute();
	await house.sql.deleteFrom('activity').execute();
	expect(await approvePlan(house.coordinator, house.partnershipId, {})).toEqual(
		refusal('empty-plan')
	);
});

test('after its approval the plan itself refuses changes', async () => {
	const house = await approved();
	const group = { title: { lt: 'Dar viena' } };
	expect(await addGroup(house.coordinator, house.partnershipId, group)).toEqual(
		refusal('needs-amendment')
	);
});

test('an amendment needs an approved plan, a reason, and no other one that is open', async () => {
	const { sql } = await testDatabase();
	const house = await eventCast(sql);
	const begin = (reason: string) =>
		beginAmendment(house.coordinator, house.partnershipId, { reason });
	expect(await begin('Why not.')).toEqual(refusal('no-approved-plan'));
	ok(await approvePlan(house.coordinator, house.partnershipId, {}));
	expect(await begin(' ')).toEqual(refusal('needs-reason'));
	ok(await begin('First.'));
	expect(await begin('Second.')).toEqual(refusal('open-amendment'));
});

test.each<[string, AmendedField, string, string]>([
	['a day that does not exist', 'partnership.ends_on', '2022-02-31', 'not-a-day'],
	['a partnership without an end', 'partnership.ends_on', '', 'needs-value'],
	['an activity without a title', 'activity.title.en', ' ', 'needs-value'],
	['a cancellation without a reason', 'activity.not_done', '', 'needs-value'],
	['what is so already', 'partnership.ends_on', '2022-08-31', 'unchanged']
])('%s is refused', async (...[, field, value, reason]) => {
	const house = await drafted();
	expect(await house.set(field, value)).toEqual(refusal(reason));
});

test('a field of another kind and a record of nobody are refused', async () => {
	const house = await drafted();
	expect(await house.set('activity.ends_on', '2022-12-31', house.partnershipId)).toEqual(
		refusal('no-such-field')
	);
	const nobody = '00000000-0000-4000-8000-000000000000';
	expect(await house.set('activity.ends_on', '2022-12-31', nobody)).toEqual(
		refusal('no-such-record')
	);
	for (const act of [proposeAmendment, approveAmendment, withdrawAmendment]) {
		expect(await act(house.coordinator, house.partnershipId, { id: nobody })).toEqual(
			refusal('no-such-record')
		);
	}
});

test('what is done fully can’t become not done', async () => {
	const house = await drafted();
	for (const state of ['running', 'done_fully'] as const) {
		ok(await setActivityState(house.coordinator, house.partnershipId, { id: house.shared, state }));
	}
	expect(await house.set('activity.not_done', 'No.')).toEqual(refusal('not-next'));
});

test('each step has its time', async () => {
	const house = await drafted();
	expect(await house.propose()).toEqual(refusal('no-changes'));
	expect(await house.approve()).toEqual(refusal('not-proposed'));
	ok(await house.set('activity.ends_on', '2022-11-30'));
	ok(await house.propose());
	expect(await house.propose()).toEqual(refusal('not-draft'));
	expect(await house.set('activity.ends_on', '2022-12-30')).toEqual(refusal('not-draft'));
});

test('a plan that would end before it begins is refused, and nothing of the amendment is done', async () => {
	const house = await drafted();
	ok(await house.set('activity.title.lt', 'Kitaip'));
	ok(await house.set('activity.starts_on', '2022-05-02'));
	ok(await house.set('activity.ends_on', '2022-05-01'));
	ok(await house.propose());
	expect(await house.approve()).toEqual(refusal('wrong-order'));
	const titles = await house.sql
		.selectFrom('text')
		.select('draft')
		.where('record_id', '=', house.shared)
		.execute();
	expect(titles.map(({ draft }) => draft)).toEqual(['Veikla']);
});

test('a value that moved since it was read is not overwritten', async () => {
	const house = await drafted();
	ok(await house.set('activity.not_done', 'Pandemija.'));
	ok(await house.propose());
	ok(
		await setActivityState(house.coordinator, house.partnershipId, {
			id: house.shared,
			state: 'running'
		})
	);
	expect(await house.approve()).toEqual(refusal('plan-moved'));
});

test('nobody but a coordinator moves the plan, and strangers read nothing', async () => {
	const house = await approved();
	for (const other of [house.officer, house.viewer, house.stranger]) {
		expect(await beginAmendment(other, house.partnershipId, { reason: 'x' })).toEqual(
			refusal('not-allowed')
		);
		expect(await approvePlan(other, house.partnershipId, {})).toEqual(refusal('not-allowed'));
	}
	expect(await teamScope(house.stranger, house.slug)).toBeUndefined();
});
