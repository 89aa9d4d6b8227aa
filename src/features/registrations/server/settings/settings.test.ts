import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { registrationDefaults } from '../../rules/defaults.ts';
import { register } from '../register/register.ts';
import { addProduct, withdrawProduct } from './products.ts';
import { addQuestion, changeQuestion, withdrawQuestion } from './questions.ts';
import { changeQuota, removeQuota } from './quotas.ts';
import { setUpRegistration } from './set-up.ts';

const cast = async (wanted: Parameters<typeof registrationCast>[1] = {}) =>
	registrationCast((await testDatabase({ poolSize: 20 })).sql, wanted);
const revision = undefined;
const title = { lt: 'Salė' };

test('capacity that is set in a rush counts everybody who has a place, and lowering takes nobody’s', async () => {
	const { visit, form, productIds, quotaIds, coordinator, partnershipId, taken } = await cast();
	const definition = await form();
	const rush = Array.from({ length: 30 }, () => register(visit, definition, somebody(productIds)));
	const [id = ''] = quotaIds;
	const change = changeQuota(coordinator, partnershipId, { id, revision, title, capacity: 20 });
	const results = await Promise.all(rush);
	expect(await change).toEqual({ ok: true });
	const given = results.filter((one) => one.ok).length;
	expect(await taken()).toEqual([given]);
	const lower = { id, revision, title, capacity: 3 };
	expect(await changeQuota(coordinator, partnershipId, lower)).toEqual({ ok: true });
	expect(await taken()).toEqual([given]);
	const late = await register(visit, definition, somebody(productIds));
	expect(late).toEqual({ ok: false, reason: 'full' });
	await changeQuota(coordinator, partnershipId, { id, revision, title, capacity: given + 1 });
	expect(await register(visit, definition, somebody(productIds))).toMatchObject({ ok: true });
});

test('raising a capacity offers the new places to those who wait', async () => {
	const { visit, form, productIds, quotaIds, coordinator, partnershipId } = await cast({
		quotas: [1],
		waitingList: 'first_come'
	});
	const definition = await form();
	for (let each = 0; each < 3; each += 1) await register(visit, definition, somebody(productIds));
	const [id = ''] = quotaIds;
	await changeQuota(coordinator, partnershipId, { id, revision, title, capacity: 2 });
	const rows = await visit.sql.selectFrom('registration').select('state').execute();
	expect(rows.map(({ state }) => state).sort()).toEqual(['confirmed', 'offered', 'waiting']);
});

test('what people were promised when they registered can only get better', async () => {
	const { visit, form, productIds, coordinator, partnershipId, eventId } = await cast();
	await register(visit, await form(), somebody(productIds));
	const own = registrationDefaults.conference;
	const set = (change: Partial<typeof own>) =>
		setUpRegistration(coordinator, partnershipId, {
			eventId,
			revision,
			setting: { ...own, ...change }
		});
	const refused = { ok: false, reason: 'has-places' };
	// Who has a place, waits or asks counts on it: closing or cancelling are the ways out.
	expect(await set({ mode: 'none' })).toEqual({ ok: false, reason: 'still-come' });
	expect(await set({ protection: 'ordinary' })).toEqual(refused);
	expect(await set({ isDiscreet: false })).toEqual(refused);
	expect(await set({ retentionDays: 20 })).toEqual(refused);
	expect(await set({ leastCount: 5 })).toEqual(refused);
	expect(await set({ retentionDays: 7, leastCount: 20 })).toEqual({ ok: true });
});

test('times that make no sense and keeping for too long are refused', async () => {
	const { coordinator, partnershipId, eventId } = await cast();
	const own = registrationDefaults.conference;
	const set = (change: Partial<typeof own>) =>
		setUpRegistration(coordinator, partnershipId, {
			eventId,
			revision,
			setting: { ...own, ...change }
		});
	const opensAt = new Date('2022-06-05');
	expect(await set({ opensAt, closesAt: new Date('2022-06-04') })).toMatchObject({
		reason: 'closes-before-opens'
	});
	expect(await set({ closesAt: new Date('2022-06-11') })).toMatchObject({
		reason: 'closes-after-event'
	});
	expect(await set({ retentionDays: 31 })).toMatchObject({ reason: 'keeps-too-long' });
	const stale = { eventId, revision: 7, setting: own };
	expect(await setUpRegistration(coordinator, partnershipId, stale)).toMatchObject({
		reason: 'stale'
	});
});

test('a product draws on five quotas of its own event at most, and a quota in use stays', async () => {
	const { coordinator, partnershipId, eventId, quotaIds, productIds } = await cast();
	const product = { eventId, title, kind: 'add_on', attendance: 'on_site' } as const;
	const add = (ids: string[]) =>
		addProduct(coordinator, partnershipId, { ...product, quotaIds: ids });
	const six = Array.from({ length: 6 }, () => crypto.randomUUID());
	expect(await add(six)).toEqual({ ok: false, reason: 'too-many-quotas' });
	expect(await add(six.slice(0, 1))).toEqual({ ok: false, reason: 'no-such-quota' });
	const [id = ''] = quotaIds;
	expect(await removeQuota(coordinator, partnershipId, { id })).toEqual({
		ok: false,
		reason: 'in-use'
	});
	const own = { id: productIds[0] ?? '' };
	expect(await withdrawProduct(coordinator, partnershipId, own)).toEqual({ ok: true });
});

test('a question says why it is asked and keeps no answer longer than it promised', async () => {
	const { coordinator, partnershipId, eventId, visit, form, productIds } = await cast();
	const question = {
		eventId,
		kind: 'text',
		title: { lt: 'Ko reikia?' },
		why: { lt: 'Kad pasiruoštume.' },
		isRequired: false,
		retentionDays: 1,
		openedBy: 'key_holders',
		options: []
	} as const;
	const add = (change: object) =>
		addQuestion(coordinator, partnershipId, { ...question, ...change });
	expect(await add({ why: {} })).toEqual({ ok: false, reason: 'no-reason' });
	expect(await add({ title: {} })).toEqual({ ok: false, reason: 'no-title' });
	expect(await add({ kind: 'choice' })).toEqual({ ok: false, reason: 'no-options' });
	expect(await add({ retentionDays: 15 })).toEqual({ ok: false, reason: 'keeps-too-long' });
	const added = await add({});
	if (!added.ok) throw new Error(added.reason);
	const [asked] = (await form()).questions;
	expect(asked).toMatchObject({ id: added.id, why: { text: 'Kad pasiruoštume.', language: 'lt' } });
	const person = somebody(productIds);
	const answers = [{ questionId: added.id, sealed: Buffer.from('s'), own: Buffer.from('o') }];
	const places = person.places.map((place) => ({ ...place, answers }));
	await register(visit, await form(), { ...person, places });
	const longer = { ...question, id: added.id, revision, retentionDays: 2 };
	expect(await changeQuestion(coordinator, partnershipId, longer)).toEqual({
		ok: false,
		reason: 'keeps-longer'
	});
	expect(await withdrawQuestion(coordinator, partnershipId, { id: added.id })).toEqual({
		ok: true
	});
	expect(await visit.sql.selectFrom('answer').selectAll().execute()).toEqual([]);
});

test('nobody’s consent is put under other words; another language may be added', async () => {
	const { coordinator, partnershipId, eventId, visit, form, productIds } = await cast();
	const consent = {
		title: { lt: 'Sutinku būti fotografuojamas' },
		why: { lt: 'Nuotraukos bus renginio puslapyje.' },
		isRequired: false,
		retentionDays: 1,
		options: []
	};
	const { id } = ok(
		await addQuestion(coordinator, partnershipId, {
			...consent,
			eventId,
			kind: 'consent',
			openedBy: 'key_holders'
		})
	);
	const change = (words: object) =>
		changeQuestion(coordinator, partnershipId, { ...consent, ...words, id, revision });
	const other = { title: { lt: 'Sutinku, kad mano vardas būtų paskelbtas' } };
	expect(await change({ title: { lt: 'Sutinku būti fotografuojama (-as)' } })).toEqual({
		ok: true
	});
	expect(await change(consent)).toEqual({ ok: true });
	const person = somebody(productIds);
	const answers = [{ questionId: id, sealed: Buffer.from('s'), own: Buffer.from('o') }];
	const places = person.places.map((place) => ({ ...place, answers }));
	ok(await register(visit, await form(), { ...person, places }));
	const refused = { ok: false, reason: 'consent-given' };
	expect(await change(other)).toEqual(refused);
	expect(await change({ why: { lt: 'Nuotraukos bus reklamoje.' } })).toEqual(refused);
	const translated = { title: { ...consent.title, en: 'I agree to be photographed' } };
	expect(await change(translated)).toEqual({ ok: true });
});
