import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { mark } from '#features/privacy/server/participant-keys.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { invitationOf } from '../register/invited.ts';
import { giveBack } from '../register/give-back.ts';
import { register } from '../register/register.ts';
import { passOn } from '../waiting-list/pass-on.ts';
import { moveWaiting } from '../waiting-list/move-waiting.ts';
import { groupsInState } from '../waiting-list/groups-in-state.ts';
import { inviteGuests, newInvitationToken, withdrawInvitationLink } from './links.ts';
import { guestsOf } from './queries.ts';
import { setSeatShare } from './seat-shares.ts';

const refused = (reason: string) => ({ ok: false, reason });

async function guests() {
	const { sql } = await testDatabase();
	const event = await registrationCast(sql, { mode: 'invitation' });
	const { coordinator, officer, partnershipId, eventId, keys } = event;
	const partnerId = officer.actor?.memberships[0]?.partnerId ?? '';
	const token = newInvitationToken();
	const tokenMark = () => mark(keys, 'invitation', newInvitationToken());
	const invite = (seats: number, more: { partnerId?: string; tokenMark?: Buffer } = {}) =>
		inviteGuests(officer, partnershipId, { eventId, seats, tokenMark: tokenMark(), ...more });
	const share = (seats: number, person = coordinator, id = partnerId) =>
		setSeatShare(person, partnershipId, { eventId, partnerId: id, seats });
	return { ...event, partnerId, token, invite, share };
}

test('a link lets its guests in until it is withdrawn, and its token is not kept', async () => {
	const { invite, token, keys, visit, eventId, form, productIds, ...event } = await guests();
	const { id } = ok(await invite(2, { tokenMark: mark(keys, 'invitation', token) }));
	const invitationId = await invitationOf(visit, eventId, token);
	expect(invitationId).toBe(id);
	const guest = somebody(productIds, 1, { invitationId: id });
	expect(await register(visit, await form(), guest)).toMatchObject({ ok: true });
	const { links } = await guestsOf(await event.scope(), eventId);
	expect(links).toMatchObject([{ id, seats: 2, used: 1, partnerId: event.partnerId }]);
	ok(await withdrawInvitationLink(event.officer, event.partnershipId, { id }));
	expect(await invitationOf(visit, eventId, token)).toBeUndefined();
});

test('a partner invites to no more seats than its share, and a withdrawn link gives its seats back', async () => {
	const { invite, share, officer, partnershipId } = await guests();
	ok(await share(5));
	const { id } = ok(await invite(3));
	expect(await invite(3)).toEqual(refused('over-share'));
	ok(await invite(2));
	ok(await withdrawInvitationLink(officer, partnershipId, { id }));
	ok(await invite(3));
});

test('a withdrawn link gives back the seats that nobody took; those taken count until they are given back', async () => {
	const { invite, share, officer, partnershipId, visit, form, productIds } = await guests();
	ok(await share(5));
	const { id } = ok(await invite(5));
	const people = [1, 2].map(() => somebody(productIds, 1, { invitationId: id }));
	for (const guest of people) ok(await register(visit, await form(), guest));
	ok(await withdrawInvitationLink(officer, partnershipId, { id }));
	expect(await invite(4)).toEqual(refused('over-share'));
	const next = ok(await invite(3));
	expect(await invite(1)).toEqual(refused('over-share'));
	// One of the two stays away after all: the seat is the partner's again.
	const lookup = people[0]?.places[0]?.lookup ?? new Uint8Array();
	ok(await giveBack(visit, await form(), { lookup, wholeGroup: false }));
	ok(await invite(1));
	expect(await invite(1)).toEqual(refused('over-share'));
	expect(next.id).not.toBe(id);
});

test('an offer that lapses gives its seat back to the link that it came with', async () => {
	const { sql } = await testDatabase();
	const event = await registrationCast(sql, {
		mode: 'invitation',
		waitingList: 'first_come',
		quotas: [1]
	});
	const { coordinator, partnershipId, eventId, visit, keys, productIds } = event;
	const tokenMark = mark(keys, 'invitation', newInvitationToken());
	const link = { eventId, seats: 3, tokenMark };
	const { id } = ok(await inviteGuests(coordinator, partnershipId, link));
	const used = async () => {
		const row = await sql
			.selectFrom('registration_invitation')
			.select('used')
			.executeTakeFirstOrThrow();
		return row.used;
	};
	event.goTo('2022-05-01T10:00:00Z');
	const guest = () => somebody(productIds, 1, { invitationId: id });
	const first = guest();
	ok(await register(visit, await event.form(), first));
	expect(await register(visit, await event.form(), guest())).toMatchObject({ state: 'waiting' });
	expect(await used()).toBe(2);
	const lookup = first.places[0]?.lookup ?? new Uint8Array();
	ok(await giveBack(visit, await event.form(), { lookup, wholeGroup: false }));
	expect(await used()).toBe(1);
	const at = { partnershipId, eventId };
	const lapsed = {
		now: new Date('2022-05-03T10:00:00Z'),
		closes: new Date('2022-06-10T07:00:00Z')
	};
	await inTransaction({ sql }, (tx) => passOn(tx, at, lapsed));
	expect(await used()).toBe(0);
});

test('only the coordinator shares seats, and only among partners that exist', async () => {
	const { invite, share, officer } = await guests();
	expect(await share(5, officer)).toEqual(refused('not-allowed'));
	expect(await share(5, undefined, randomUUID())).toEqual(refused('no-such-partner'));
	expect(await invite(1, { partnerId: randomUUID() })).toEqual(refused('no-such-partner'));
});

test('an officer neither spends another partner’s share nor ends its links', async () => {
	const { invite, scope, eventId, partnerId, coordinator, officer, ...event } = await guests();
	const { partners } = await guestsOf(await scope(), eventId);
	const other = partners.find(({ id }) => id !== partnerId)?.id ?? '';
	expect(await invite(1, { partnerId: other })).toEqual(refused('not-yours'));
	const tokenMark = mark(event.keys, 'invitation', event.token);
	const theirs = { eventId, partnerId: other, seats: 1, tokenMark };
	const { id } = ok(await inviteGuests(coordinator, event.partnershipId, theirs));
	const end = await withdrawInvitationLink(officer, event.partnershipId, { id });
	expect(end).toEqual(refused('not-yours'));
});

/** Three that wait one after the other, by the codes that the team sees. */
async function queue(waitingList: 'first_come' | 'lottery') {
	const { sql } = await testDatabase();
	const event = await registrationCast(sql, { quotas: [1], waitingList });
	const form = await event.form();
	for (const minute of ['00', '01', '02', '03']) {
		event.goTo(`2022-05-01T10:${minute}:00Z`);
		ok(await register(event.visit, form, somebody(event.productIds)));
	}
	const scope = await event.scope();
	const ids = async () =>
		(await groupsInState(scope, event.eventId, 'waiting')).map(({ id }) => id);
	const move = (id: string, to: 'front' | 'back', reason = 'Comes from far away.') =>
		moveWaiting(event.coordinator, event.partnershipId, { id, to, reason });
	return { sql, event, ids, move };
}

test.each(['first_come', 'lottery'] as const)(
	'who waits (%s) can be moved before or behind the others, for a reason that the journal keeps',
	async (waitingList) => {
		const { sql, ids, move } = await queue(waitingList);
		const [first = '', second = '', third = ''] = await ids();
		ok(await move(third, 'front'));
		expect(await ids()).toEqual([third, first, second]);
		ok(await move(third, 'back'));
		expect(await ids()).toEqual([first, second, third]);
		const kept = await sql
			.selectFrom('journal_entry')
			.select(['changes', 'record_kind'])
			.where('command', '=', 'move-waiting')
			.execute();
		expect(kept).toHaveLength(2);
		expect(JSON.stringify(kept)).toContain('Comes from far away.');
		expect(JSON.stringify(kept)).not.toContain(third);
	}
);

test('nobody is moved without a reason, or who does not wait', async () => {
	const { sql, ids, move } = await queue('first_come');
	const [first = ''] = await ids();
	expect(await move(first, 'front', ' a ')).toEqual(refused('no-reason'));
	const placed = await sql
		.selectFrom('registration')
		.select('id')
		.where('state', '=', 'confirmed')
		.executeTakeFirstOrThrow();
	expect(await move(placed.id, 'front')).toEqual(refused('not-waiting'));
});
