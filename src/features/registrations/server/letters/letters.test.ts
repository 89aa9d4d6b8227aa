import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { cancelEvent } from '#features/events/server/cancel.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { at, ok } from '../../../../../tests/support/event-cast.ts';
import { mailServer } from '../../../../../tests/support/mail-server.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { goRound } from '../jobs.ts';
import { changeContact } from '../changing/change-contact.ts';
import { acceptOffer } from '../place/offer.ts';
import { ownPlace } from '../place/own-place.ts';
import { giveBack } from '../register/give-back.ts';
import { register } from '../register/register.ts';
import { takePlace } from '../register/take-place.ts';
import { addProduct } from '../settings/products.ts';
import { participantLetterSender } from './send.ts';

const contact = 'rugile.kanarele@example.org';

/** An event whose participants get letters through a real mail server. */
async function posting(wanted: Parameters<typeof registrationCast>[1] = {}) {
	const database = await testDatabase();
	const people = await registrationCast(database.sql, wanted);
	const { received, send, up } = await mailServer();
	await up();
	const { visit, keys } = people;
	const post = { origin: 'https://tiltas.example', clock: visit.clock, send, keys };
	/** Goes one round at this moment and sends what is due. */
	const round = async (moment: string) => {
		people.goTo(moment);
		await inTransaction(database, (tx) => goRound(tx, visit.keys, visit.clock()));
		const due = await database.sql
			.selectFrom('participant_letter')
			.select('id')
			.where('sent_at', 'is', null)
			.where('last_error', 'is', null)
			.execute();
		for (const { id } of due) {
			await inTransaction(database, (tx) => participantLetterSender(post)({ letterId: id }, tx));
		}
		return received.splice(0).map(({ subject = '', text = '', to, messageId = '' }) => ({
			subject,
			text,
			messageId,
			to: [to].flat()[0]?.text
		}));
	};
	const kinds = async () => {
		const rows = await database.sql
			.selectFrom('participant_letter')
			.select('kind')
			.orderBy('queued_at')
			.execute();
		return rows.map(({ kind }) => kind);
	};
	return { ...people, database, round, kinds };
}

test('the confirmation comes once, to the contact, and a discreet one names the event only inside', async () => {
	const { visit, form, productIds, round, database } = await posting();
	const sent = somebody(productIds, 1, { contact });
	await register(visit, await form(), sent);
	await register(visit, await form(), sent);
	const [letter, ...others] = await round('2022-06-01T12:01:00Z');
	expect(others).toEqual([]);
	expect(letter).toMatchObject({ to: contact, subject: 'Dėl jūsų vietos' });
	expect(letter?.text).toContain('„Konferencija“ turite vietą');
	expect(letter?.text).toContain('https://tiltas.example/lt/place');
	expect(await round('2022-06-01T12:02:00Z')).toEqual([]);
	const rows = await database.sql.selectFrom('participant_letter').selectAll().execute();
	expect(JSON.stringify(rows)).not.toContain('kanarele');
	expect(await database.sql.selectFrom('letter').selectAll().execute()).toEqual([]);
});

test('who registers the same contact twice is told so by letter, and by nothing else', async () => {
	const { visit, form, productIds, round } = await posting();
	const first = await register(visit, await form(), somebody(productIds, 1, { contact }));
	const second = await register(visit, await form(), somebody(productIds, 1, { contact }));
	expect({ ...second, ids: [] }).toEqual({ ...first, ids: [] });
	const letters = await round('2022-06-01T12:01:00Z');
	expect(
		letters
			.map(({ text }) => text.includes('užimta antra') || text.includes('vieną jau turėjote'))
			.sort()
	).toEqual([false, true]);
});

test('without a contact nobody is written to', async () => {
	const { visit, form, productIds, round, kinds } = await posting();
	await register(visit, await form(), somebody(productIds));
	expect(await round('2022-06-10T06:00:00Z')).toEqual([]);
	expect(await kinds()).toEqual([]);
});

test('an offer, a cancellation, a reminder and thanks each come once, when they are due', async () => {
	const { visit, form, productIds, round, kinds, coordinator, partnershipId, eventId } =
		await posting({ quotas: [1], waitingList: 'first_come' });
	const holder = somebody(productIds);
	await register(visit, await form(), holder);
	await register(visit, await form(), somebody(productIds, 1, { contact }));
	expect(await round('2022-06-01T12:01:00Z')).toHaveLength(1);
	await giveBack(visit, await form(), { lookup: holder.places[0]!.lookup, wholeGroup: false });
	const [offer] = await round('2022-06-01T12:02:00Z');
	expect(offer?.text).toContain('jums atsilaisvino vieta');
	await visit.sql
		.updateTable('registration')
		.set({ state: 'confirmed', offered_until: null })
		.where('state', '=', 'offered')
		.execute();
	expect(await round('2022-06-09T06:00:00Z')).toEqual([]);
	expect(await round('2022-06-09T08:00:00Z')).toHaveLength(1);
	expect(await round('2022-06-09T09:00:00Z')).toEqual([]);
	const later = at(coordinator, '2022-06-09T10:00:00Z');
	await cancelEvent(later, partnershipId, { id: eventId, notice: { lt: 'Audra.' } });
	const [cancelled] = await round('2022-06-09T10:01:00Z');
	expect(cancelled?.text).toContain('atšauktas');
	expect(cancelled?.text).toContain('Audra.');
	expect(await round('2022-06-10T18:00:00Z')).toEqual([]);
	expect(await kinds()).toEqual(['waiting', 'offer', 'reminder', 'event_cancelled']);
});

test('who gets a place or gives an address after the others were reminded is reminded too', async () => {
	const people = await posting({ quotas: [2], waitingList: 'first_come' });
	const { visit, form, productIds, round, database } = people;
	const [early, waiting, late] = [1, 2, 3].map(() => somebody(productIds, 1, { contact }));
	await register(visit, await form(), early!);
	const silent = await takePlace(visit, await form(), {
		...{ requestKey: randomUUID(), language: 'lt', productIds, size: 1 },
		...{ answers: new Map(), contact: undefined, invitationId: undefined }
	});
	await register(visit, await form(), waiting!);
	const words = silent.ok ? (silent.codes[0]?.join(' ') ?? '') : '';
	const reminded = async (moment: string) => {
		await round(moment);
		const rows = await database.sql
			.selectFrom('participant_letter')
			.select('registration_id')
			.where('kind', '=', 'reminder')
			.orderBy('queued_at')
			.execute();
		return rows.map(({ registration_id }) => registration_id);
	};
	const [first, third, last] = [early!, waiting!, late!].map(({ places }) => places[0]!);
	expect(await reminded('2022-06-09T08:00:00Z')).toEqual([first!.id]);
	await giveBack(visit, await form(), { lookup: first!.lookup, wholeGroup: false });
	const place = await ownPlace(visit, words);
	await changeContact(visit, await form(), { place: place!, contact });
	expect(await reminded('2022-06-09T09:00:00Z')).toEqual([first!.id, place!.id]);
	expect(await reminded('2022-06-09T09:20:00Z')).toHaveLength(2);
	await acceptOffer(visit, third!.lookup);
	const three = [first!.id, place!.id, third!.id];
	expect(await reminded('2022-06-09T09:30:00Z')).toEqual(three);
	await giveBack(visit, await form(), { lookup: third!.lookup, wholeGroup: false });
	await register(visit, await form(), late!);
	expect(await reminded('2022-06-09T09:40:00Z')).toEqual([...three, last!.id]);
	expect(await reminded('2022-06-09T10:00:00Z')).toHaveLength(4);
});

test('who takes part online is told in what is said of it and where to join, and reminded shortly before', async () => {
	const people = await posting();
	const { visit, form, productIds, round, coordinator, partnershipId, eventId } = people;
	const joinLink = 'https://meet.example/room';
	const online = ok(
		await addProduct(coordinator, partnershipId, {
			eventId,
			title: { lt: 'Internetu' },
			note: { lt: 'Subtitrai trimis kalbomis.' },
			joinLink,
			kind: 'place',
			attendance: 'online',
			quotaIds: []
		})
	).id;
	await register(visit, await form(), somebody([online], 1, { contact }));
	await register(visit, await form(), somebody(productIds, 1, { contact: 'kita@example.org' }));
	const said = async (moment: string) =>
		(await round(moment)).map(({ to, text }) => [
			to === contact ? 'online' : 'hall',
			text.includes(joinLink) && text.includes('Subtitrai trimis kalbomis.'),
			text.includes('Vilnius')
		]);
	const first = await said('2022-06-01T12:01:00Z');
	expect(first.toSorted()).toEqual([
		['hall', false, true],
		['online', true, false]
	]);
	// The event begins at seven in UTC.
	expect(await said('2022-06-09T08:00:00Z')).toEqual([['hall', false, true]]);
	expect(await said('2022-06-10T03:59:00Z')).toEqual([]);
	expect(await said('2022-06-10T04:00:00Z')).toEqual([['online', true, false]]);
	expect(await said('2022-06-10T05:00:00Z')).toEqual([]);
});

test('who has a pass is reminded before its own first day, and told its days', async () => {
	const people = await posting({ day: '2022-06-10', lastDay: '2022-06-12' });
	const { visit, form, productIds, round, coordinator, partnershipId, eventId } = people;
	const sunday = ok(
		await addProduct(coordinator, partnershipId, {
			eventId,
			title: { lt: 'Sekmadienis' },
			kind: 'place',
			attendance: 'on_site',
			quotaIds: [],
			days: [3]
		})
	).id;
	await register(visit, await form(), somebody([sunday], 1, { contact }));
	await register(visit, await form(), somebody(productIds, 1, { contact: 'kita@example.org' }));
	await round('2022-06-01T12:01:00Z');
	const [whole, ...none] = await round('2022-06-09T08:00:00Z');
	expect([whole?.to, none]).toEqual(['kita@example.org', []]);
	const [pass, ...others] = await round('2022-06-11T08:00:00Z');
	expect([pass?.to, others]).toEqual([contact, []]);
	expect(pass?.text).toContain('2022 m. birželio 12 d.');
	expect(pass?.text).not.toContain('10–12');
});

test('who takes the place that was offered is sent a confirmation, once', async () => {
	const people = await posting({ quotas: [1], waitingList: 'first_come' });
	const { visit, form, productIds, round, kinds } = people;
	const holder = somebody(productIds);
	await register(visit, await form(), holder);
	const waiting = somebody(productIds, 1, { contact });
	await register(visit, await form(), waiting);
	await giveBack(visit, await form(), { lookup: holder.places[0]!.lookup, wholeGroup: false });
	await round('2022-06-01T12:02:00Z');
	expect(await acceptOffer(visit, waiting.places[0]!.lookup)).toEqual({ ok: true });
	expect(await acceptOffer(visit, waiting.places[0]!.lookup)).toMatchObject({ ok: false });
	const [confirmed, ...none] = await round('2022-06-01T12:03:00Z');
	expect(confirmed?.text).toContain('„Konferencija“ turite vietą');
	expect(none).toEqual([]);
	expect(await kinds()).toEqual(['waiting', 'offer', 'confirmed']);
});

test('thanks are the last letter, after the event', async () => {
	const { visit, form, productIds, round } = await posting();
	await register(visit, await form(), somebody(productIds, 1, { contact }));
	await round('2022-06-01T12:01:00Z');
	await round('2022-06-09T10:00:00Z');
	const [thanks] = await round('2022-06-10T15:30:00Z');
	expect(thanks?.text).toContain('paskutinis laiškas');
	expect(await round('2022-06-10T16:30:00Z')).toEqual([]);
});

test('whoever gives a stranger’s address again and again has them written to five times, then no more', async () => {
	const { visit, form, productIds, round, database } = await posting();
	for (let each = 0; each < 12; each += 1)
		await register(visit, await form(), somebody(productIds, 1, { contact }));
	const other = 'kitas@example.org';
	await register(visit, await form(), somebody(productIds, 1, { contact: other }));
	const letters = await round('2022-06-01T12:01:00Z');
	const to = (address: string) => letters.filter((letter) => letter.to === address).length;
	// Once that the place is theirs, five times that it is one more; and nobody else misses theirs.
	expect([to(contact), to(other)]).toEqual([6, 1]);
	expect((await round('2022-06-01T12:02:00Z')).length).toBe(0);
	const reminders = await round('2022-06-09T08:00:00Z');
	expect(reminders.filter((letter) => letter.to === contact).length).toBe(5);
	const kept = await database.sql.selectFrom('rate_limit').selectAll().execute();
	expect(kept.length).toBeGreaterThan(0);
	expect(JSON.stringify(kept)).not.toContain('kanarele');
});

test('what mail servers write down of a letter leads to no row of a stolen table', async () => {
	const { visit, form, productIds, round, database } = await posting();
	await register(visit, await form(), somebody(productIds, 1, { contact }));
	const [letter] = await round('2022-06-01T12:34:56.789Z');
	expect(letter?.messageId).toMatch(/^<[0-9a-f]{64}@tiltas\.example>$/);
	const row = await database.sql
		.selectFrom('participant_letter')
		.select(['id', 'sent_at'])
		.executeTakeFirstOrThrow();
	expect(letter?.messageId).not.toContain(row.id);
	expect(row.sent_at).toEqual(new Date('2022-06-01T12:00:00Z'));
});
