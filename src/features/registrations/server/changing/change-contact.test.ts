import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openContact } from '#features/privacy/server/open.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { giveBack } from '../register/give-back.ts';
import { takePlace } from '../register/take-place.ts';
import { changeContact } from './change-contact.ts';
import { ownPlace } from '../place/own-place.ts';

async function withPlace(contact: string | undefined) {
	const { sql } = await testDatabase();
	const people = await registrationCast(sql);
	const { visit, productIds } = people;
	const form = await people.form();
	const language = 'lt' as const;
	const asked = { requestKey: randomUUID(), language, productIds, size: 1, answers: new Map() };
	const taken = await takePlace(visit, form, { ...asked, contact, invitationId: undefined });
	if (!taken.ok) throw new Error(taken.reason);
	const words = taken.codes[0]?.join(' ') ?? '';
	const place = async () => {
		const found = await ownPlace(visit, words);
		if (!found) throw new Error('The words lead nowhere.');
		return found;
	};
	const rows = () => sql.selectFrom('registration').selectAll().executeTakeFirstOrThrow();
	const letters = () =>
		sql.selectFrom('participant_letter').select(['kind', 'sent_at']).orderBy('queued_at').execute();
	return { ...people, form, place, rows, letters };
}

test('another address takes the place of a mistyped one, sealed, and is written to', async () => {
	const { visit, form, place, rows, letters, keys } = await withPlace('rugile@exmple.org');
	const before = await rows();
	const change = { place: await place(), contact: 'rugile@example.org' };
	expect(await changeContact(visit, form, change)).toEqual({ ok: true });
	const { id, sealed_contact, contact_mark } = await rows();
	const sealedContact = sealed_contact ?? Buffer.alloc(0);
	expect(openContact(keys, { id, sealedContact }).reveal()).toBe('rugile@example.org');
	expect(contact_mark?.equals(before.contact_mark ?? Buffer.alloc(0))).toBe(false);
	expect((await letters()).map(({ kind }) => kind)).toEqual(['confirmed', 'confirmed']);
});

test('an address that is taken away takes the letters along that were still to leave', async () => {
	const { visit, form, place, rows, letters } = await withPlace('rugile@example.org');
	expect(await letters()).toHaveLength(1);
	await changeContact(visit, form, { place: await place(), contact: undefined });
	expect(await rows()).toMatchObject({ sealed_contact: null, contact_mark: null });
	expect(await letters()).toEqual([]);
});

test('a place that was given back, and an event that is over, take no address', async () => {
	const { visit, form, place, rows, goTo } = await withPlace(undefined);
	const own = await place();
	const change = { place: own, contact: 'rugile@example.org' };
	const silent = { ...form, setting: { ...form.setting, asksContact: false } };
	expect(await changeContact(visit, silent, change)).toEqual({ ok: false, reason: 'ended' });
	goTo('2022-06-11T00:00:00Z');
	expect(await changeContact(visit, form, change)).toEqual({ ok: false, reason: 'ended' });
	goTo('2022-06-01T00:00:00Z');
	await giveBack(visit, form, { lookup: own.lookup, wholeGroup: false });
	expect(await changeContact(visit, form, change)).toEqual({ ok: false, reason: 'ended' });
	expect((await rows()).sealed_contact).toBeNull();
});
