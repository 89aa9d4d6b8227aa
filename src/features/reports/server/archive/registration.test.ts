import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { doorOfTeam } from '#features/registrations/server/door/queries.ts';
import { inviteGuests } from '#features/registrations/server/invitations/links.ts';
import { setSeatShare } from '#features/registrations/server/invitations/seat-shares.ts';
import { openNumbers } from '#features/registrations/server/numbers/open.ts';
import { releaseNumbers } from '#features/registrations/server/numbers/release.ts';
import { toldNumbers } from '#features/registrations/server/numbers/told.ts';
import { teamRegistration } from '#features/registrations/server/settings/queries.ts';
import { teamScope, type Context } from '#features/accounts/server/context.ts';
import { operatorContext } from '../../../../../stories/teller.ts';
import { countedEvent } from '../../../../../tests/support/counted-event.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { copyPartnership } from './copy.ts';
import { exportArchive } from './export.ts';
import { importArchive } from './import.ts';
import { registrationTables } from './registration-tables.ts';

const keys = participantKeys('a secret of the tests that is long enough');
const after = new Date('2022-06-11T12:00:00Z');

/** An event by invitation with everything that can be set, people who came, and numbers told of them. */
async function registered() {
	const { sql } = await testDatabase();
	const event = await countedEvent(sql, keys, { slug: 'alder-birk', options: 2 });
	const { coordinator, partnershipId, eventId, lead } = event;
	const guests = { eventId, partnerId: lead, seats: 20 };
	ok(await setSeatShare(coordinator, partnershipId, guests));
	const tokenMark = randomBytes(32);
	ok(await inviteGuests(coordinator, partnershipId, { ...guests, tokenMark }));
	await event.come([20, 10, 6]);
	await event.letIn(20);
	const later = { ...coordinator, clock: () => after };
	ok(await releaseNumbers(later, partnershipId, { eventId, keys }));
	ok(await openNumbers(later, partnershipId, { eventId }));
	const [pass] = await sql.selectFrom('product').select('id').limit(1).execute();
	const held = { partnership_id: partnershipId, product_id: pass?.id ?? '', day: 1 };
	await sql.insertInto('product_day').values(held).execute();
	await sql.updateTable('quota').set({ taken: 36, capacity: 40 }).execute();
	return { ...event, sql, tokenMark };
}

async function broughtBack(archive: unknown) {
	const { sql } = await testDatabase();
	const operator = await operatorContext({ sql, clock: () => after });
	const sent: unknown = JSON.parse(JSON.stringify(archive));
	const { id } = ok(await importArchive(operator, { archive: sent }));
	const accountId = operator.actor?.accountId ?? '';
	const member = {
		accountId,
		partnershipId: id,
		role: 'coordinator',
		partnerId: undefined
	} as const;
	const actor = operator.actor && { ...operator.actor, memberships: [member] };
	return { ...operator, actor } satisfies Context;
}

const settingsOf = async (context: Context, eventId: string) => {
	const scope = await teamScope(context, 'alder-birk');
	return scope && teamRegistration(scope, eventId);
};

test('how places are given, what is asked and what was told come back without a difference', async () => {
	const { sql, coordinator, partnershipId, eventId } = await registered();
	const archive = await exportArchive(sql, partnershipId);
	for (const { list } of registrationTables)
		expect([list, archive.rows[list]]).not.toEqual([list, []]);
	const back = await broughtBack(archive);
	expect(await exportArchive(back.sql, partnershipId)).toEqual(archive);
	const before = await settingsOf(coordinator, eventId);
	const quotas = before?.quotas.map((quota) => ({ ...quota, taken: 0 }));
	expect(await settingsOf(back, eventId)).toEqual({ ...before, quotas });
	const asked = { partnershipId, language: 'en', source: 'lt' } as const;
	const events = [{ id: eventId, kind: 'conference' }] as const;
	expect(await toldNumbers(back.sql, asked, events)).toEqual(await toldNumbers(sql, asked, events));
	// Nobody is there to be counted anew: what was told stays.
	expect(await releaseNumbers(back, partnershipId, { eventId, keys })).toEqual({
		ok: false,
		reason: 'nobody-here'
	});
});

test('who registered, keys, invitations, tickets and devices are not in an archive', async () => {
	const { sql, partnershipId, tokenMark } = await registered();
	const places = await sql.selectFrom('registration').selectAll().execute();
	const answers = await sql.selectFrom('answer').selectAll().execute();
	const [key] = await sql.selectFrom('event_key').selectAll().execute();
	const [link] = await sql.selectFrom('registration_invitation').selectAll().execute();
	const [device] = await sql.selectFrom('door_device').selectAll().execute();
	expect([places.length, answers.length]).toEqual([36, 30]);
	const bytes = [
		...places.flatMap(({ lookup, ticket, request_mark }) => [lookup, ticket, request_mark]),
		...answers.flatMap(({ sealed, own, mark }) => [sealed, own, mark ?? sealed]),
		key?.public_key ?? tokenMark,
		tokenMark
	];
	const traces = [
		...places.map(({ id }) => id),
		...bytes.flatMap((own) => [own.toString('hex'), own.toString('base64')]),
		...[key, link, device].map((row) => row?.id ?? 'there is none')
	];
	const written = JSON.stringify(await exportArchive(sql, partnershipId));
	expect(traces.filter((trace) => written.includes(trace))).toEqual([]);
});

test('PF4: a copy brings no event and so nothing of its registration', async () => {
	const { sql } = await registered();
	const operator = await operatorContext({ sql, clock: () => after });
	const { id } = ok(await copyPartnership(operator, { fromSlug: 'alder-birk', slug: 'next-one' }));
	const { rows } = await exportArchive(sql, id);
	const lists = [...registrationTables.map(({ list }) => list), 'released_counts', 'open_numbers'];
	expect(lists.filter((list) => (rows[list] ?? []).length > 0)).toEqual([]);
});

test('settings that the database does not allow are refused with their place', async () => {
	const { sql, partnershipId } = await registered();
	const archive = structuredClone(await exportArchive(sql, partnershipId));
	const [setting] = archive.rows['registration_settings'] ?? [];
	if (setting) setting['least_count'] = 1;
	const { sql: empty } = await testDatabase();
	const operator = await operatorContext({ sql: empty, clock: () => after });
	expect(await importArchive(operator, { archive })).toEqual({
		ok: false,
		reason: 'not-an-archive',
		where: 'rows.registration_settings'
	});
});

test('an archive from before lists at the door had days comes back with lists for every day', async () => {
	const { sql, partnershipId, eventId } = await registered();
	const archive = await exportArchive(sql, partnershipId);
	const lists = archive.rows['door_lists'] ?? [];
	expect(lists.length).toBeGreaterThan(0);
	const before = lists.map(({ day: _, sub_event_id: __, ...row }) => row);
	const { product_days: ___, ...rows } = archive.rows;
	const back = await broughtBack({ ...archive, rows: { ...rows, door_lists: before } });
	const again = await exportArchive(back.sql, partnershipId);
	expect(again.rows['door_lists']).toEqual(
		before.map((row) => ({ ...row, day: null, sub_event_id: null }))
	);
	const scope = await teamScope(back, 'alder-birk');
	const door = scope && (await doorOfTeam(scope, eventId));
	expect(door?.lists.map(({ days }) => days)).toEqual(before.map(() => undefined));
});
