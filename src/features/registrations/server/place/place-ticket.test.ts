import { createPublicKey, randomUUID, verify } from 'node:crypto';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { documentText } from '#lib/document/text.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { noon } from '../../../../../tests/support/event-cast.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { checkCode, readTicket } from '../../rules/ticket.ts';
import { ticketFiles } from '../../rules/ticket-files.ts';
import { ticketDocument } from '../../ui/place/ticket-document.ts';
import { eventTag, ticketPublicKey } from '../door/ticket-key.ts';
import { giveBack } from '../register/give-back.ts';
import { takePlace } from '../register/take-place.ts';
import { heldOn } from './held-on.ts';
import { ownPlace } from './own-place.ts';
import { placeCalendar } from './place-calendar.ts';
import { placePage } from './place-page.ts';

/** Somebody with a place and the third of an event's three add-ons. */
async function withTicket(isDiscreet = false) {
	const people = await registrationCast((await testDatabase()).sql, {
		products: [[0], [0], [0], [0]]
	});
	const { visit, productIds, eventId } = people;
	await visit.sql.updateTable('registration_setting').set({ is_discreet: isDiscreet }).execute();
	const form = await people.form();
	const taken = await takePlace(visit, form, {
		requestKey: randomUUID(),
		language: 'lt',
		productIds: [productIds[0] ?? '', productIds[3] ?? ''],
		size: 1,
		answers: new Map(),
		contact: undefined,
		invitationId: undefined
	});
	if (!taken.ok) throw new Error(taken.reason);
	const words = taken.codes[0]?.join(' ') ?? '';
	const opened = async () => placePage(visit, (await ownPlace(visit, words))!, 'nb');
	return { ...people, form, eventId, opened };
}

const asked = {
	speech: { language: 'nb', t: serverTranslator('nb') },
	origin: 'https://tiltas.example',
	now: noon
} as const;

test('a confirmed place has a ticket that the door believes, with the bits of its kind of place and add-ons', async () => {
	const { visit, eventId, opened } = await withTicket();
	const { ticket, place } = await opened();
	expect(ticket?.text.length).toBeLessThanOrEqual(120);
	const read = readTicket(ticket?.text ?? '');
	if (!read) throw new Error('no ticket');
	const key = createPublicKey({
		key: Buffer.concat([
			Buffer.from('302a300506032b6570032100', 'hex'),
			ticketPublicKey(visit.keys, eventId)
		]),
		format: 'der',
		type: 'spki'
	});
	expect(verify(null, read.signed, key, read.signature)).toBe(true);
	expect(Buffer.from(read.eventTag)).toEqual(eventTag(eventId));
	expect(Buffer.from(read.number)).toEqual(Buffer.from(place.ticket));
	expect(read.admits).toBe(0b1000_0000_0000_0100);
	expect(ticket?.checkCode).toBe(checkCode(place.ticket));
});

test('a place that was given back has no ticket', async () => {
	const { visit, form, opened } = await withTicket();
	const { lookup } = (await opened()).place;
	await giveBack(visit, form, { lookup, wholeGroup: false });
	expect((await opened()).ticket).toBeUndefined();
});

test('the files of a discreet event name it nowhere outside the ticket', async () => {
	const { visit, opened, eventId } = await withTicket(true);
	const page = await opened();
	expect(ticketFiles(page)).toMatchObject({ pdf: 'ticket.pdf', calendar: 'calendar.ics' });
	const held = await heldOn(visit, page, 'nb');
	const file = placeCalendar(page, { ...asked, held }) ?? '';
	for (const secret of ['konferencija', 'tiltas', eventId])
		expect(file.toLowerCase()).not.toContain(secret);
	const entry = new ICAL.Component(ICAL.parse(file) as unknown[]).getFirstSubcomponent('vevent');
	expect(entry?.getFirstPropertyValue('summary')).toBe('Reservert');
	expect(entry?.getFirstPropertyValue('location')).toBe('Vilnius');
	expect(String(entry?.getFirstPropertyValue('dtstart'))).toBe('2022-06-10T07:00:00Z');
});

test('the files of other events are called as the event is', async () => {
	const { visit, opened } = await withTicket();
	const page = await opened();
	const held = await heldOn(visit, page, 'nb');
	expect(ticketFiles(page)).toMatchObject({
		pdf: 'konferencija.pdf',
		calendar: 'konferencija.ics'
	});
	expect(placeCalendar(page, { ...asked, held })).toContain('SUMMARY:Konferencija');
});

test('the paper says when, where and what for, carries the funders’ sentence, and has a title that is everybody’s', async () => {
	const { opened } = await withTicket(true);
	const page = await opened();
	if (!page.ticket) throw new Error('no ticket');
	const funding = [{ text: 'Finansuoja Šalių fondas.', language: 'lt' }] as const;
	const document = ticketDocument(page, { ...asked, ticket: page.ticket, funding });
	expect(document.title).toBe('Billett');
	const text = documentText(document);
	for (const said of ['10. juni 2022', 'Vilnius', 'Vieta, Vieta', page.ticket.checkCode])
		expect(text).toContain(said);
	expect(text).toContain('Finansuoja Šalių fondas.');
});
