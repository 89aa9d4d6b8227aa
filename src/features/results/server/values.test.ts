import { expect, test } from 'vitest';
import { cast } from '../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { enterClaim, withdrawClaim } from './claims.ts';
import { addIndicator } from './indicators.ts';
import { addPeriod, lockPeriod } from './periods.ts';
import { decideValue, enterValue } from './values.ts';

const indicator = {
	code: 'O1',
	title: { en: 'People reached' },
	unit: {},
	sourceOfVerification: {},
	level: 'output' as const,
	kind: 'number' as const,
	targetDirection: 'at_least' as const,
	minimumCell: 5,
	bindings: []
};
const days = { startsOn: '2021-06-01', endsOn: '2021-12-31', dueOn: '2022-01-31' };

async function measured() {
	const people = await cast(await testDatabase());
	const { coordinator, partnershipId, partnerId } = people;
	const added = await addIndicator(coordinator, partnershipId, {
		...indicator,
		ownerPartnerId: partnerId
	});
	const period = await addPeriod(coordinator, partnershipId, days);
	const keys = {
		indicatorId: added.ok ? added.id : '',
		periodId: period.ok ? period.id : '',
		cells: []
	};
	return { ...people, keys };
}

test('a value goes from draft over a return with a note to approved', async () => {
	const { coordinator, officer, partnershipId, keys } = await measured();
	const entered = await enterValue(officer, partnershipId, { ...keys, low: 120 });
	const valueId = entered.ok ? entered.id : '';
	const decide = (decision: 'submitted' | 'returned' | 'approved', note?: string) =>
		decideValue(coordinator, partnershipId, { valueId, decision, note });
	expect(await decide('approved')).toEqual({ ok: false, reason: 'not-next' });
	expect(await decideValue(officer, partnershipId, { valueId, decision: 'submitted' })).toEqual({
		ok: true
	});
	expect(await enterValue(officer, partnershipId, { ...keys, low: 1 })).toEqual({
		ok: false,
		reason: 'not-editable'
	});
	expect(await decideValue(officer, partnershipId, { valueId, decision: 'approved' })).toEqual({
		ok: false,
		reason: 'not-yours'
	});
	expect(await decide('returned')).toEqual({ ok: false, reason: 'needs-note' });
	expect(await decide('returned', 'Count again')).toEqual({ ok: true });
	expect(await decide('submitted')).toEqual({ ok: true });
	expect(await decide('approved')).toEqual({ ok: true });
});

test('a locked period refuses every change until it is unlocked', async () => {
	const { coordinator, partnershipId, keys } = await measured();
	const lock = (locked: boolean) =>
		lockPeriod(coordinator, partnershipId, { id: keys.periodId, locked });
	await lock(true);
	const value = { ...keys, low: 1 };
	expect(await enterValue(coordinator, partnershipId, value)).toEqual({
		ok: false,
		reason: 'period-locked'
	});
	await lock(false);
	expect(await enterValue(coordinator, partnershipId, value)).toMatchObject({ ok: true });
});

test('a number without a number, a second code and a second period are refused', async () => {
	const { coordinator, partnershipId, keys } = await measured();
	expect(await enterValue(coordinator, partnershipId, keys)).toEqual({
		ok: false,
		reason: 'value-incomplete'
	});
	expect(await addIndicator(coordinator, partnershipId, indicator)).toEqual({
		ok: false,
		reason: 'code-taken'
	});
	expect(await addPeriod(coordinator, partnershipId, days)).toEqual({
		ok: false,
		reason: 'period-taken'
	});
});

test('a figure needs an event, whole numbers and a claim to withdraw', async () => {
	const { coordinator, partnershipId } = await measured();
	const claim = {
		measure: 'attendance',
		qualifier: 'between',
		low: 10,
		eventIds: [],
		method: 'counted',
		sourceName: 'List'
	} as const;
	expect(await enterClaim(coordinator, partnershipId, claim)).toEqual({
		ok: false,
		reason: 'no-such-event'
	});
	const nowhere = '00000000-0000-4000-8000-000000000000';
	expect(await enterClaim(coordinator, partnershipId, { ...claim, eventIds: [nowhere] })).toEqual({
		ok: false,
		reason: 'figure-incomplete'
	});
	expect(await withdrawClaim(coordinator, partnershipId, { id: nowhere, reason: 'Wrong' })).toEqual(
		{
			ok: false,
			reason: 'no-such-claim'
		}
	);
});
