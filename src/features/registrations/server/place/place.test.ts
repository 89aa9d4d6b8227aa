import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { open } from '#platform/server/sealing/hpke.ts';
import { openOwnAnswer } from '#features/privacy/server/open.ts';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { answerPlace, eventKeyInfo } from '#features/privacy/rules.ts';
import { withoutPadding } from '#features/privacy/rules/padding.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { giveBack } from '../register/give-back.ts';
import { takePlace, type PlainRequest } from '../register/take-place.ts';
import { addQuestion } from '../settings/questions.ts';
import { changeAnswers } from '../changing/change-answers.ts';
import { eraseMe } from './erase-me.ts';
import { acceptOffer } from './offer.ts';
import { ownPlace } from './own-place.ts';
import { placePage } from './place-page.ts';

/** An event that asks for a name and how people come, and somebody who answers. */
async function asking(wanted: Parameters<typeof registrationCast>[1] = {}) {
	const people = await registrationCast((await testDatabase()).sql, wanted);
	const { coordinator, partnershipId, eventId } = people;
	const question = {
		eventId,
		why: { lt: 'Kad pasiruoštume.' },
		isRequired: true,
		retentionDays: 1,
		openedBy: 'key_holders' as const
	};
	const add = async (own: Pick<Parameters<typeof addQuestion>[2], 'kind' | 'title' | 'options'>) =>
		ok(await addQuestion(coordinator, partnershipId, { ...question, ...own })).id;
	const name = await add({ kind: 'name', title: { lt: 'Vardas' }, options: [] });
	const options = [{ title: { lt: 'Dviračiu' } }, { title: { lt: 'Pėsčiomis' } }];
	const way = await add({ kind: 'choice', title: { lt: 'Kaip atvyksite?' }, options });
	const form = await people.form();
	const byBicycle = form.questions[1]?.options[0]?.id ?? '';
	const request = (change: Partial<PlainRequest> = {}): PlainRequest => ({
		requestKey: randomUUID(),
		language: 'lt',
		productIds: people.productIds,
		size: 1,
		answers: new Map([
			[name, 'Rugilė Kanarėlė'],
			[way, byBicycle]
		]),
		contact: undefined,
		invitationId: undefined,
		...change
	});
	return { ...people, form, name, way, byBicycle, request };
}

test('six words return to the place and open the person’s own answers, and nothing else does', async () => {
	const { visit, form, request, name, way, byBicycle } = await asking();
	const taken = await takePlace(visit, form, request());
	if (!taken.ok) throw new Error(taken.reason);
	const words = taken.codes[0]?.join(' ') ?? '';
	const place = await ownPlace(visit, words.toUpperCase());
	expect(place).toMatchObject({ state: 'confirmed', group: [], hasContact: false });
	expect(new Map(place?.answers.map(({ questionId, answer }) => [questionId, answer]))).toEqual(
		new Map([
			[name, 'Rugilė Kanarėlė'],
			[way, byBicycle]
		])
	);
	expect(await ownPlace(visit, words.split(' ').reverse().join(' '))).toBeUndefined();
	expect(await ownPlace(visit, 'nothing of the kind')).toBeUndefined();
});

test('the key holders’ copy opens with the event’s key, at its own place only', async () => {
	const { visit, form, request, eventPrivateKey, name } = await asking();
	await takePlace(visit, form, request());
	const row = await visit.sql
		.selectFrom('answer')
		.selectAll()
		.where('question_id', '=', name)
		.executeTakeFirstOrThrow();
	const place = answerPlace(row.registration_id, name);
	const purpose = { info: eventKeyInfo, place };
	expect(withoutPadding(open(eventPrivateKey, row.sealed, purpose))).toBe('Rugilė Kanarėlė');
	const elsewhere = { ...purpose, place: answerPlace(randomUUID(), name) };
	expect(() => open(eventPrivateKey, row.sealed, elsewhere)).toThrow();
});

test('a stolen table can’t be tried with codes: without the instance’s secret the right one opens nothing', async () => {
	const { visit, form, request, name } = await asking();
	const taken = await takePlace(visit, form, request());
	const { ownKey } = (await ownPlace(visit, taken.ok ? taken.codes.flat().join(' ') : ''))!;
	const row = await visit.sql
		.selectFrom('answer')
		.select(['registration_id', 'own'])
		.where('question_id', '=', name)
		.executeTakeFirstOrThrow();
	const answer = { registrationId: row.registration_id, questionId: name, own: row.own };
	const stolen = participantKeys('some other secret than that of the instance');
	expect(openOwnAnswer(visit.keys, ownKey, answer).reveal()).toBe('Rugilė Kanarėlė');
	expect(() => openOwnAnswer(stolen, ownKey, answer)).toThrow();
});

test('a form that is sent again shows the same words and takes nothing more', async () => {
	const { visit, form, request, taken } = await asking({ quotas: [5], mostInGroup: 3 });
	const sent = request({ size: 3 });
	const [first, second] = [await takePlace(visit, form, sent), await takePlace(visit, form, sent)];
	expect(second).toEqual(first);
	expect(first).toMatchObject({ ok: true });
	expect(await taken()).toEqual([3]);
	expect(await takePlace(visit, form, request({ size: 3 }))).toMatchObject({ reason: 'full' });
});

test('who registers a group sees how each place stands, the others only their own', async () => {
	const { visit, form, request } = await asking({ mostInGroup: 3 });
	const taken = await takePlace(visit, form, request({ size: 3 }));
	if (!taken.ok) throw new Error(taken.reason);
	const [first, second] = taken.codes.map((words) => words.join(' '));
	const other = await ownPlace(visit, second ?? '');
	expect(other).toMatchObject({ group: [], answers: [] });
	await giveBack(visit, form, { lookup: other!.lookup, wholeGroup: true });
	const own = await ownPlace(visit, first ?? '');
	expect(own?.state).toBe('confirmed');
	expect(own?.group).toEqual([
		{ position: 2, state: 'cancelled' },
		{ position: 3, state: 'confirmed' }
	]);
});

test('an offer is taken in time, once, and not after its deadline', async () => {
	const { visit, form, request, goTo } = await asking({ quotas: [1], waitingList: 'first_come' });
	const held = await takePlace(visit, form, request());
	const waiting = await takePlace(visit, form, request());
	if (!held.ok || !waiting.ok) throw new Error('refused');
	const place = async (taken: typeof waiting) =>
		(await ownPlace(visit, taken.codes[0]?.join(' ') ?? ''))!;
	const { lookup } = await place(waiting);
	expect(await acceptOffer(visit, lookup)).toEqual({ ok: false, reason: 'no-offer' });
	await giveBack(visit, form, { lookup: (await place(held)).lookup, wholeGroup: false });
	expect((await place(waiting)).state).toBe('offered');
	goTo('2022-06-02T12:00:00Z');
	expect(await acceptOffer(visit, lookup)).toEqual({ ok: false, reason: 'too-late' });
	goTo('2022-06-02T11:59:59Z');
	expect(await acceptOffer(visit, lookup)).toEqual({ ok: true });
	expect(await acceptOffer(visit, lookup)).toEqual({ ok: false, reason: 'no-offer' });
	expect((await place(waiting)).state).toBe('confirmed');
});

/** Somebody who has a place, as the six words show it. */
async function holding(wanted: Parameters<typeof registrationCast>[1] = {}) {
	const people = await asking(wanted);
	const { visit, form, request } = people;
	const taken = await takePlace(visit, form, request({ contact: 'canary@example.org' }));
	if (!taken.ok) throw new Error(taken.reason);
	const words = taken.codes[0]?.join(' ') ?? '';
	return { ...people, words, place: (await ownPlace(visit, words))! };
}

test('changed answers are sealed anew for both, and the old ones are gone', async () => {
	const { visit, form, place, words, name, way, eventPrivateKey } = await holding();
	const answers = new Map([[name, 'Rugilė II']]);
	const change = { place, revision: place.revision, answers };
	expect(await changeAnswers(visit, form, change)).toEqual({ ok: true });
	expect(await changeAnswers(visit, form, change)).toEqual({ ok: false, reason: 'stale' });
	const after = (await ownPlace(visit, words))!;
	const answered = after.answers.map(({ questionId, answer }) => [questionId, answer]);
	expect(Object.fromEntries(answered)).toEqual({ [name]: 'Rugilė II', [way]: '' });
	const all = visit.sql.selectFrom('answer').selectAll();
	const rows = await all.where('question_id', '=', name).execute();
	expect(rows).toHaveLength(1);
	const purpose = { info: eventKeyInfo, place: answerPlace(place.id, name) };
	expect(withoutPadding(open(eventPrivateKey, rows[0]!.sealed, purpose))).toBe('Rugilė II');
});

test('nobody sees which questions were answered: what is left empty is stored like the rest', async () => {
	const { visit, form, place, name, way } = await holding();
	const stored = async () => {
		const rows = await visit.sql.selectFrom('answer').selectAll().orderBy('question_id').execute();
		return rows.map((row) => [
			row.question_id,
			row.sealed.length,
			row.own.length,
			row.mark?.length
		]);
	};
	const before = await stored();
	expect(before.map(([id]) => id).sort()).toEqual([name, way].sort());
	await changeAnswers(visit, form, { place, revision: place.revision, answers: new Map() });
	expect(await stored()).toEqual(before);
});

test('the keyed hash of a choice follows the choice', async () => {
	const { visit, form, place, way } = await holding();
	const hash = async () =>
		(await visit.sql.selectFrom('answer').select('mark').where('question_id', '=', way).execute())
			.map(({ mark }) => mark?.toString('hex'))
			.join();
	const before = await hash();
	const onFoot = form.questions[1]?.options[1]?.id ?? '';
	const answers = new Map([[way, onFoot]]);
	await changeAnswers(visit, form, { place, revision: place.revision, answers });
	expect(await hash()).toMatch(/^[\da-f]{64}$/);
	expect(await hash()).not.toBe(before);
});

test('answers to a place that has ended, or after the event, stay as they are', async () => {
	const { visit, form, place, goTo } = await holding();
	const change = { place, revision: place.revision, answers: new Map() };
	goTo('2022-06-10T15:00:00Z');
	expect(await changeAnswers(visit, form, change)).toEqual({ ok: false, reason: 'ended' });
	goTo('2022-06-02T12:00:00Z');
	await giveBack(visit, form, { lookup: place.lookup, wholeGroup: false });
	expect(await changeAnswers(visit, form, change)).toEqual({ ok: false, reason: 'ended' });
});

test('who is erased gives the place back and leaves nothing that leads to anybody', async () => {
	const { visit, form, place, words, taken } = await holding({ quotas: [5] });
	const whole = async () => {
		const tables = ['registration', 'answer', 'participant_letter'] as const;
		const rows = await Promise.all(
			tables.map((t) => visit.sql.selectFrom(t).selectAll().execute())
		);
		return JSON.stringify(rows, (_, value: unknown) => value).toLowerCase();
	};
	const row = await visit.sql.selectFrom('registration').selectAll().executeTakeFirstOrThrow();
	const traces = [row.lookup, row.request_mark, row.ticket, row.contact_mark, row.sealed_contact];
	const texts = traces.map((bytes) => JSON.stringify(bytes).toLowerCase());
	expect(texts.every((text) => text !== 'null')).toBe(true);
	for (const text of texts) expect(await whole()).toContain(text);
	await eraseMe(visit, form, place);
	for (const text of texts) expect(await whole()).not.toContain(text);
	expect(await ownPlace(visit, words)).toBeUndefined();
	expect(await taken()).toEqual([0]);
	expect(await visit.sql.selectFrom('answer').selectAll().execute()).toEqual([]);
	expect(await visit.sql.selectFrom('participant_letter').selectAll().execute()).toEqual([]);
	const proofs = await visit.sql.selectFrom('erasure').select(['kind', 'number']).execute();
	expect(proofs).toEqual([{ kind: 'on_request', number: 1 }]);
});

test('who is erased is tied to no companion, invitation or moment any more', async () => {
	const { visit, form, request, goTo } = await asking({ mostInGroup: 3 });
	goTo('2022-06-01T12:34:56.789Z');
	const taken = await takePlace(visit, form, request({ size: 3 }));
	if (!taken.ok) throw new Error(taken.reason);
	const before = await visit.sql.selectFrom('registration').selectAll().execute();
	const [first, second] = taken.codes.map((words) => words.join(' '));
	for (const words of [first, second])
		await eraseMe(visit, form, (await ownPlace(visit, words ?? ''))!);
	const rows = await visit.sql
		.selectFrom('registration')
		.selectAll()
		.where('state', '=', 'cancelled')
		.execute();
	const known = new Set(before.flatMap(({ id, group_id }) => [id, group_id]));
	expect(rows.flatMap(({ id, group_id }) => [known.has(id), known.has(group_id)])).toEqual(
		Array(4).fill(false)
	);
	const hour = new Date('2022-06-01T12:00:00Z');
	const left = rows.map(({ taken_at, ended_at, invitation_id }) => [
		taken_at,
		ended_at,
		invitation_id
	]);
	expect(left).toEqual(Array(2).fill([hour, hour, null]));
	const [proof] = await visit.sql.selectFrom('erasure').select('done_at').execute();
	expect(proof?.done_at).toEqual(hour);
});

test('who is erased after the event still counts as somebody who had a place', async () => {
	const { visit, form, place, goTo } = await holding();
	goTo('2022-06-11T12:00:00Z');
	await eraseMe(visit, form, place);
	const states = await visit.sql.selectFrom('registration').select('state').execute();
	expect(states).toEqual([{ state: 'confirmed' }]);
});

test('who registered a group gives any of its places back, the others only their own', async () => {
	const { visit, form, request } = await asking({ mostInGroup: 3 });
	const taken = await takePlace(visit, form, request({ size: 3 }));
	if (!taken.ok) throw new Error(taken.reason);
	const [first, second] = taken.codes.map((words) => words.join(' '));
	const leader = async () => (await ownPlace(visit, first ?? ''))!;
	const { lookup } = (await ownPlace(visit, second ?? ''))!;
	await giveBack(visit, form, { lookup, wholeGroup: false, position: 3 });
	expect((await leader()).group.map(({ state }) => state)).toEqual(['cancelled', 'confirmed']);
	await giveBack(visit, form, { lookup: (await leader()).lookup, wholeGroup: false, position: 3 });
	expect((await leader()).group.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
	expect((await leader()).state).toBe('confirmed');
});

test('the page of a place knows the event, what is asked there, and all that is held', async () => {
	const { visit, place, eventId } = await holding();
	const page = await placePage(visit, place, 'lt');
	expect(page.event?.id).toBe(eventId);
	expect(page.form?.questions.length).toBe(2);
	expect(page.known).toEqual({
		language: 'lt',
		endedAt: undefined,
		letters: [{ kind: 'confirmed', dueAt: visit.clock(), sentAt: undefined }]
	});
});
