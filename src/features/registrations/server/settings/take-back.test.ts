import { expect, test } from 'vitest';
import { takenBackForm } from '../../input/guests.ts';
import { checkCode } from '../../rules/ticket.ts';
import { parseFields } from '#lib/form/parse.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { register } from '../register/register.ts';
import { takePlacesBack } from './take-back.ts';

const reason = 'A program took them.';

/** Three places that a program took, all that there are, and somebody who waits. */
async function hoarded() {
	const { sql } = await testDatabase();
	const event = await registrationCast(sql, { quotas: [3], waitingList: 'first_come' });
	const { visit, form, productIds, coordinator, partnershipId, eventId } = event;
	const one = { contact: 'programa@example.org' };
	for (const given of [one, {}, {}, {}])
		ok(await register(visit, await form(), somebody(productIds, 1, given)));
	const tickets = async (state: 'confirmed' | 'waiting') => {
		const rows = await sql
			.selectFrom('registration')
			.select('ticket')
			.where('state', '=', state)
			.execute();
		return rows.map(({ ticket }) => Uint8Array.from(ticket));
	};
	const takeBack = (numbers: readonly Uint8Array[], why = reason, person = coordinator) =>
		takePlacesBack(person, partnershipId, { eventId, tickets: numbers, reason: why });
	const states = async () => {
		const rows = await sql.selectFrom('registration').select('state').execute();
		return rows.map(({ state }) => state).sort();
	};
	return { ...event, sql, tickets, takeBack, states };
}

test('places that a program holds are taken back at once, pass on, and their holder is told', async () => {
	const { sql, tickets, takeBack, states, taken } = await hoarded();
	expect(await states()).toEqual(['confirmed', 'confirmed', 'confirmed', 'waiting']);
	expect(await takeBack(await tickets('confirmed'))).toEqual({ ok: true });
	expect(await states()).toEqual(['cancelled', 'cancelled', 'cancelled', 'offered']);
	expect(await taken()).toEqual([1]);
	const letters = await sql.selectFrom('participant_letter').select('kind').execute();
	expect(letters.map(({ kind }) => kind)).toEqual(['cancelled']);
	const entry = await sql
		.selectFrom('journal_entry')
		.select('changes')
		.where('command', '=', 'take-places-back')
		.executeTakeFirstOrThrow();
	expect(entry.changes).toEqual({ places: { after: 'taken back' }, reason: { after: reason } });
});

test('they are taken back all or none, for a reason, of this event and while they are held', async () => {
	const { tickets, takeBack, states } = await hoarded();
	const [first = new Uint8Array(), ...others] = await tickets('confirmed');
	expect(await takeBack([first], ' – ')).toEqual({ ok: false, reason: 'no-reason' });
	const noSuchCode = { ok: false, reason: 'no-such-code' };
	expect(await takeBack([])).toEqual(noSuchCode);
	expect(await takeBack([first, Uint8Array.of(1, 2, 3, 4, 5)])).toEqual(noSuchCode);
	expect(await states()).toEqual(['confirmed', 'confirmed', 'confirmed', 'waiting']);
	expect(await takeBack([first, first])).toEqual({ ok: true });
	expect(await takeBack([first, ...others])).toEqual(noSuchCode);
	expect(await takeBack(await tickets('waiting'))).toEqual(noSuchCode);
});

test('codes are read as they stand in the list or are typed, and a slip is named', () => {
	const number = Uint8Array.of(9, 8, 7, 6, 5);
	const code = checkCode(number);
	const sent = (codes: string) => parseFields(takenBackForm, { codes, reason });
	for (const typed of [code, ` ${code.toLowerCase()}\r\n\r\n`, `${code}\n${code}`]) {
		const parsed = sent(typed);
		expect(parsed.ok && parsed.value.tickets[0]).toEqual(number);
	}
	for (const typed of ['', 'Rugilė', code.slice(1), `${code}\nx`])
		expect(sent(typed).ok).toBe(false);
});
