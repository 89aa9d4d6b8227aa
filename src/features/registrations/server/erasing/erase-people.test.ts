import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { cancelEvent } from '#features/events/server/cancel.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { at, ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { inviteGuests } from '../invitations/links.ts';
import { setSeatShare } from '../invitations/seat-shares.ts';
import { register } from '../register/register.ts';
import { addQuestion } from '../settings/questions.ts';
import { erasePeople } from './erase-people.ts';
import { erasable, erasureReports } from './reports.ts';

const reason = 'The list was left on a train.';
const refused = (why: string) => ({ ok: false, reason: why });
const later = '2022-06-20T09:00:00Z';

/** An event with three people: one whom the lead partner invited, and two of another partner. */
async function crowd() {
	const { sql } = await testDatabase();
	const event = await registrationCast(sql, { mode: 'invitation', mostInGroup: 2 });
	const { visit, form, productIds, coordinator, partnershipId, eventId, lead, officer } = event;
	const other = officer.actor?.memberships[0]?.partnerId ?? '';
	const link = async (partnerId: string) => {
		ok(await setSeatShare(coordinator, partnershipId, { eventId, partnerId, seats: 5 }));
		const guests = { eventId, partnerId, seats: 5, tokenMark: randomBytes(32) };
		return ok(await inviteGuests(coordinator, partnershipId, guests)).id;
	};
	const { id: questionId } = ok(
		await addQuestion(coordinator, partnershipId, {
			eventId,
			kind: 'name',
			title: { lt: 'Vardas' },
			why: { lt: 'Ženkleliui.' },
			isRequired: true,
			retentionDays: 14,
			openedBy: 'key_holders',
			options: []
		})
	);
	const come = async (partnerId: string, size: number) => {
		const invitationId = await link(partnerId);
		const one = somebody(productIds, size, { invitationId, contact: 'kanarele@example.org' });
		const answers = [{ questionId, sealed: randomBytes(64), own: randomBytes(64) }];
		const places = one.places.map((place, index) => (index === 0 ? { ...place, answers } : place));
		ok(await register(visit, await form(), { ...one, places }));
	};
	await come(lead, 1);
	await come(other, 2);
	const erase = (kind: 'event' | 'partner', id: string, why = reason) =>
		erasePeople(at(coordinator, later), partnershipId, { of: { kind, id }, reason: why });
	const count = async (table: 'registration' | 'answer' | 'participant_letter') => {
		const { number } = await sql
			.selectFrom(table)
			.select((eb) => eb.fn.countAll<number>().as('number'))
			.executeTakeFirstOrThrow();
		return number;
	};
	return { ...event, sql, other, erase, count };
}

test('the people of an event that is over are erased, and a report says what every table held and holds', async () => {
	const { sql, erase, count, eventId, scope } = await crowd();
	expect(await count('participant_letter')).toBe(2);
	expect(await erase('event', eventId)).toEqual({ ok: true });
	expect(await Promise.all([count('registration'), count('answer')])).toEqual([0, 0]);
	const [report] = await erasureReports(await scope());
	expect(report).toMatchObject({ eventId, partnerId: undefined, people: 3 });
	expect(report?.parts).toEqual(
		['answer', 'participant_letter', 'registration'].map((table) => ({
			table,
			before: table === 'registration' ? 3 : 2,
			left: 0
		}))
	);
	const total = await sql.selectFrom('place_total').select(['what', 'number']).execute();
	expect(total).toContainEqual({ what: 'registered', number: 3 });
	const keys = await sql.selectFrom('event_key').select('destroyed_at').execute();
	expect(keys).toEqual([{ destroyed_at: new Date(later) }]);
	const noted = await sql.selectFrom('ledger_entry').select('what').execute();
	expect(noted.map(({ what }) => what)).toEqual(expect.arrayContaining(['places', 'event_key']));
	const entry = await sql
		.selectFrom('journal_entry')
		.select('changes')
		.where('command', '=', 'erase-people')
		.executeTakeFirstOrThrow();
	expect(entry.changes).toEqual({ people_erased: { after: reason } });
	expect(await erase('event', eventId)).toEqual(refused('nobody'));
});

test('whom a partner invited is erased wherever they were, and nobody else', async () => {
	const { sql, erase, count, other, lead, scope } = await crowd();
	const before = await sql.selectFrom('registration').select('id').execute();
	expect(await erase('partner', other)).toEqual({ ok: true });
	const after = await sql.selectFrom('registration').select('id').execute();
	const known = before.filter(({ id }) => after.some((one) => one.id === id));
	expect([after.length, known.length]).toEqual([3, 1]);
	expect(await Promise.all([count('answer'), count('participant_letter')])).toEqual([1, 1]);
	const [report] = await erasureReports(await scope());
	expect(report).toMatchObject({ eventId: undefined, partnerId: other, people: 2 });
	// The other one, who left the same address, is not among them.
	expect(report?.parts).toContainEqual({ table: 'registration', before: 2, left: 0 });
	expect(await erasable(await scope(), new Date(later))).toMatchObject({ partnerIds: [lead] });
	expect(await erase('partner', other)).toEqual(refused('nobody'));
});

test('until an event is over people keep their places, and of a cancelled one until they are told', async () => {
	const { sql, erase, coordinator, partnershipId, eventId, lead, scope, count } = await crowd();
	const now = (of: { kind: 'event' | 'partner'; id: string }) =>
		erasePeople(coordinator, partnershipId, { of, reason });
	expect(await now({ kind: 'event', id: eventId })).toEqual(refused('not-over'));
	expect(await now({ kind: 'partner', id: lead })).toEqual(refused('not-over'));
	expect(await erase('event', eventId, ' – ')).toEqual(refused('no-reason'));
	expect(await erase('partner', eventId)).toEqual(refused('no-such-record'));
	expect((await erasable(await scope(), coordinator.clock())).eventIds).toEqual([]);
	ok(await cancelEvent(coordinator, partnershipId, { id: eventId }));
	const id = (await sql.selectFrom('registration').select('id').executeTakeFirstOrThrow()).id;
	const letter = sql.updateTable('participant_letter').where('registration_id', '=', id);
	await letter.set({ kind: 'event_cancelled', sent_at: null }).execute();
	expect(await now({ kind: 'event', id: eventId })).toEqual(refused('letters-wait'));
	await letter.set({ sent_at: coordinator.clock() }).execute();
	expect(await now({ kind: 'event', id: eventId })).toEqual({ ok: true });
	expect(await count('registration')).toBe(0);
});
