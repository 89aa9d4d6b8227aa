import { expect, test } from 'vitest';
import { teamScope } from '#features/accounts/server/context.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { register } from '../register/register.ts';
import { decideRegistration } from './decide.ts';
import { groupsInState } from '../waiting-list/groups-in-state.ts';

/** An event where the team decides, with so many places and a group of so many that asks for them. */
async function asked(capacity: number, size: number) {
	const { sql } = await testDatabase();
	const event = await registrationCast(sql, {
		mode: 'approval',
		quotas: [capacity],
		mostInGroup: 5
	});
	const given = { contact: 'ada@example.org' };
	ok(await register(event.visit, await event.form(), somebody(event.productIds, size, given)));
	const scope = await teamScope(event.coordinator, event.slug);
	if (!scope) throw new Error('no scope');
	const requests = await groupsInState(scope, event.eventId, 'requested');
	const decide = (decision: 'accept' | 'decline', person = event.coordinator) =>
		decideRegistration(person, event.partnershipId, { id: requests[0]?.id ?? '', decision });
	const states = async () => {
		const rows = await sql.selectFrom('registration').select('state').execute();
		return rows.map(({ state }) => state);
	};
	const letters = async () => {
		const rows = await sql
			.selectFrom('participant_letter')
			.select('kind')
			.orderBy('kind')
			.execute();
		return rows.map(({ kind }) => kind);
	};
	return { event, requests, decide, states, letters };
}

test('a group that asked has its places when it is accepted, and is told once', async () => {
	const { event, requests, decide, states, letters } = await asked(2, 2);
	expect(requests).toMatchObject([{ size: 2 }]);
	expect(await event.taken()).toEqual([0]);
	expect(await decide('accept')).toEqual({ ok: true });
	expect(await states()).toEqual(['confirmed', 'confirmed']);
	expect(await event.taken()).toEqual([2]);
	expect(await letters()).toEqual(['confirmed', 'requested']);
	expect(await decide('decline')).toEqual({ ok: false, reason: 'not-requested' });
});

test('nobody is accepted for whom there is no room', async () => {
	const { event, decide, states } = await asked(1, 2);
	expect(await decide('accept')).toEqual({ ok: false, reason: 'full' });
	expect(await states()).toEqual(['requested', 'requested']);
	expect(await event.taken()).toEqual([0]);
});

test('who is declined takes no room and is told so', async () => {
	const { event, decide, states, letters } = await asked(2, 1);
	expect(await decide('decline')).toEqual({ ok: true });
	expect(await states()).toEqual(['declined']);
	expect(await event.taken()).toEqual([0]);
	expect(await letters()).toEqual(['declined']);
});
