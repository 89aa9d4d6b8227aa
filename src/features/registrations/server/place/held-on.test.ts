import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { cancelEvent } from '#features/events/server/cancel.ts';
import { planEvent } from '#features/events/server/plan.ts';
import { postponeEvent } from '#features/events/server/postpone.ts';
import { publishEvent } from '#features/events/server/publish.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { noon, ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { registrationDefaults } from '../../rules/defaults.ts';
import { takePlace } from '../register/take-place.ts';
import { addProduct } from '../settings/products.ts';
import { setUpRegistration } from '../settings/set-up.ts';
import { heldOn } from './held-on.ts';
import { ownPlace } from './own-place.ts';
import { placeCalendar } from './place-calendar.ts';
import { placePage } from './place-page.ts';

/** A pass for Friday and Sunday of a festival that opens on Friday evening and has a workshop with places of its own. */
async function withPass(isDiscreet = false) {
	const { sql } = await testDatabase();
	const cast = await registrationCast(sql, { day: '2022-06-10', lastDay: '2022-06-12' });
	const { coordinator, partnershipId, eventId, visit } = cast;
	await sql.updateTable('registration_setting').set({ is_discreet: isDiscreet }).execute();
	const pass = ok(
		await addProduct(coordinator, partnershipId, {
			eventId,
			title: { lt: 'Penktadienis ir sekmadienis' },
			kind: 'place',
			attendance: 'on_site',
			quotaIds: cast.quotaIds,
			days: [1, 3]
		})
	);
	const subEvent = async (title: string, day: string) => {
		const { id } = ok(
			await planEvent(coordinator, partnershipId, {
				kind: 'concert',
				title: { lt: title },
				place: { lt: 'Sodas' },
				texts: { access: { lt: 'Be slenksčių.' } },
				parentId: eventId,
				activityId: cast.shared,
				startsOn: day,
				startsTime: '20:00',
				endsOn: day,
				endsTime: '22:00',
				zone: 'Europe/Vilnius'
			})
		);
		const publication = { id, language: 'lt', overrideReason: 'A test.' } as const;
		ok(await publishEvent(coordinator, partnershipId, publication));
		return id;
	};
	const opening = await subEvent('Atidarymas', '2022-06-10');
	await subEvent('Šeštadienio vakaras', '2022-06-11');
	const workshop = await subEvent('Dirbtuvės', '2022-06-12');
	const setting = { ...registrationDefaults.conference, mode: 'open' } as const;
	const apart = { eventId: workshop, revision: undefined, setting };
	ok(await setUpRegistration(coordinator, partnershipId, apart));
	const taken = await takePlace(visit, await cast.form(), {
		requestKey: randomUUID(),
		language: 'lt',
		productIds: [pass.id],
		size: 1,
		answers: new Map(),
		contact: undefined,
		invitationId: undefined
	});
	if (!taken.ok) throw new Error(taken.reason);
	const file = async () => {
		const place = await ownPlace(visit, taken.codes[0]?.join(' ') ?? '');
		const page = await placePage(visit, place!, 'lt');
		const speech = { language: 'lt', t: serverTranslator('lt') } as const;
		const held = await heldOn(visit, page, 'lt');
		const asked = { held, speech, origin: 'https://tiltas.example', now: noon };
		return placeCalendar(page, asked) ?? '';
	};
	return { ...cast, opening, file };
}

/** What a calendar program reads of each entry. */
function entries(file: string) {
	const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
	return calendar.getAllSubcomponents('vevent').map((entry) => {
		const value = (name: string) => String(entry.getFirstPropertyValue(name));
		return {
			uid: value('uid'),
			sequence: value('sequence'),
			summary: value('summary'),
			start: value('dtstart'),
			end: value('dtend'),
			status: value('status')
		};
	});
}

test('the calendar entry of a pass is one for each of its days and for each event on them that needs no place of its own', async () => {
	const { file, eventId, opening } = await withPass();
	const confirmed = { status: 'CONFIRMED', summary: 'Konferencija' };
	expect(entries(await file())).toEqual([
		{
			...confirmed,
			uid: `${eventId}-day-1@tiltas.example`,
			sequence: '0',
			start: '2022-06-10',
			end: '2022-06-11'
		},
		{
			...confirmed,
			uid: `${eventId}-day-3@tiltas.example`,
			sequence: '0',
			start: '2022-06-12',
			end: '2022-06-13'
		},
		{
			...confirmed,
			summary: 'Atidarymas',
			uid: `${opening}@tiltas.example`,
			sequence: '0',
			start: '2022-06-10T17:00:00Z',
			end: '2022-06-10T19:00:00Z'
		}
	]);
});

test('the entries of a pass keep their ids when the festival moves, and are cancelled with it', async () => {
	const { file, coordinator, partnershipId, eventId } = await withPass();
	const before = entries(await file()).map(({ uid }) => uid);
	const later = { id: eventId, startsOn: '2022-07-01', endsOn: '2022-07-03' };
	ok(await postponeEvent(coordinator, partnershipId, later));
	const moved = entries(await file());
	expect(moved.map(({ uid, sequence, start }) => [uid, sequence, start])).toEqual([
		[before[0], '1', '2022-07-01'],
		[before[1], '1', '2022-07-03']
	]);
	ok(await cancelEvent(coordinator, partnershipId, { id: eventId }));
	expect(entries(await file()).map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
});

test('an event of the festival that is cancelled is cancelled in the pass’s calendar alone', async () => {
	const { file, coordinator, partnershipId, opening } = await withPass();
	ok(await cancelEvent(coordinator, partnershipId, { id: opening }));
	const said = entries(await file()).map(({ sequence, status }) => [sequence, status]);
	expect(said).toEqual([
		['0', 'CONFIRMED'],
		['0', 'CONFIRMED'],
		['1', 'CANCELLED']
	]);
});

test('the discreet entries of a pass say nothing but when and where, and whether it is cancelled', async () => {
	const { file, coordinator, partnershipId, eventId, opening } = await withPass(true);
	const before = await file();
	for (const secret of ['Konferencija', 'Atidarymas', 'tiltas', eventId, opening])
		expect(before.toLowerCase()).not.toContain(secret.toLowerCase());
	const said = entries(before);
	expect(new Set(said.map(({ uid }) => uid)).size).toBe(3);
	expect(new Set(said.map(({ summary }) => summary)).size).toBe(1);
	expect(said.map(({ start }) => start)).toEqual([
		'2022-06-10',
		'2022-06-12',
		'2022-06-10T17:00:00Z'
	]);
	ok(await cancelEvent(coordinator, partnershipId, { id: eventId }));
	const after = entries(await file());
	expect(after.map(({ uid }) => uid)).toEqual(said.map(({ uid }) => uid));
	expect(new Set(after.map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
});
