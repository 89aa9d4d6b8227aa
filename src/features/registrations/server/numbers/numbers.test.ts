import { expect, test } from 'vitest';
import { publicEventsOf } from '#features/events/server/public.ts';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { countedEvent } from '../../../../../tests/support/counted-event.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { noon, ok } from '../../../../../tests/support/event-cast.ts';
import { registrationDefaults } from '../../rules/defaults.ts';
import { openNumberRows } from '../counts.ts';
import { goRound } from '../jobs.ts';
import { addQuestion } from '../settings/questions.ts';
import { setUpRegistration } from '../settings/set-up.ts';
import { closeNumbers, openNumbers } from './open.ts';
import { releaseNumbers } from './release.ts';
import { toldNumbers } from './told.ts';
import type { Setting } from '../../types.ts';

const keys = participantKeys('a secret of the tests that is long enough');
const after = new Date('2022-06-11T12:00:00Z');

async function counted(given: Partial<Setting> = {}) {
	const database = await testDatabase();
	const { sql } = database;
	const event = await countedEvent(sql, keys, { slug: 'alder-birk', options: 2, ...given });
	const { coordinator, partnershipId, eventId } = event;
	const at = (now: Date) => ({ ...coordinator, clock: () => now });
	const partnership = { id: partnershipId, sourceLanguage: 'lt' } as const;
	const reading = { language: 'en', now: after } as const;
	return {
		...event,
		database,
		release: (now = noon) => releaseNumbers(at(now), partnershipId, { eventId, keys }),
		open: (now = after) => openNumbers(at(now), partnershipId, { eventId }),
		close: () => closeNumbers(at(after), partnershipId, { eventId }),
		told: async () => {
			const asked = { partnershipId, language: 'en', source: 'lt' } as const;
			const [numbers] = (
				await toldNumbers(sql, asked, [{ id: eventId, kind: 'conference' }])
			).values();
			return (
				numbers && [
					numbers.registered,
					numbers.admitted,
					...(numbers.questions[0]?.options.map(({ cell }) => cell) ?? [])
				]
			);
		},
		openRows: async () => {
			const events = await publicEventsOf(sql, partnership, reading);
			return openNumberRows(sql, partnership, { ...reading, events });
		},
		forget: (now: string) => inTransaction(database, (tx) => goRound(tx, keys, new Date(now)))
	};
}

const shown = (number: number) => ({ shown: number });
const hidden = { hidden: true };

test('who came is told when the event is over, and only beside enough who did not', async () => {
	const { come, letIn, release, told } = await counted();
	expect(await told()).toBeUndefined();
	await come([20, 10, 6]);
	await letIn(30);
	ok(await release());
	expect(await told()).toEqual([shown(36), hidden, shown(20), shown(10), shown(6)]);
	ok(await release(after));
	expect(await told()).toEqual([shown(36), shown(30), shown(20), shown(10), shown(6)]);
});

test('a count tells nothing new if nothing or too little changed, or the questions did', async () => {
	const { come, release, told, coordinator, partnershipId, eventId } = await counted();
	await come([20, 10, 6]);
	ok(await release());
	const first = await told();
	expect(await release()).toEqual({ ok: false, reason: 'unchanged' });
	await come([1]);
	expect(await release()).toEqual({ ok: false, reason: 'too-close' });
	const words = { title: { en: 'A lunch?' }, why: { en: 'To order it.' } };
	ok(
		await addQuestion(coordinator, partnershipId, {
			...words,
			eventId,
			kind: 'choice',
			isRequired: false,
			retentionDays: 1,
			openedBy: 'key_holders',
			options: [{ title: { en: 'Yes' } }, { title: { en: 'No' } }]
		})
	);
	await come([30, 30, 30]);
	expect(await release()).toEqual({ ok: false, reason: 'other-questions' });
	expect(await told()).toEqual(first);
});

test('the last count is made before anything is forgotten, and stays', async () => {
	const { come, letIn, forget, release, told, database } = await counted();
	await come([20, 10, 6]);
	await letIn(30);
	await forget('2022-06-24T14:59:00Z');
	expect(await told()).toBeUndefined();
	await forget('2022-06-24T15:00:00Z');
	const last = [shown(36), shown(30), shown(20), shown(10), shown(6)];
	expect(await told()).toEqual(last);
	expect(await database.sql.selectFrom('registration').selectAll().execute()).toEqual([]);
	expect(await release(after)).toEqual({ ok: false, reason: 'forgotten' });
	expect(await told()).toEqual(last);
});

test('numbers are opened after the event, once, and taken back', async () => {
	const { come, release, open, close, openRows } = await counted();
	await come([20, 2, 9]);
	expect(await open(noon)).toEqual({ ok: false, reason: 'not-over' });
	expect(await open()).toEqual({ ok: false, reason: 'nothing-told' });
	ok(await release(after));
	expect(await close()).toEqual({ ok: false, reason: 'not-open' });
	expect(await openRows()).toEqual([]);
	ok(await open());
	expect(await open()).toEqual({ ok: false, reason: 'open-already' });
	const question = { question: 'How do you come?', question_language: 'en' };
	const own = { event: 'konferencija', counted_on: '2022-06-11' };
	expect(await openRows()).toEqual([
		{ ...own, what: 'registered', count: 31 },
		{ ...own, what: 'admitted' },
		{ ...own, ...question, what: 'answer', option: 'Bicycle', count: 20 },
		{ ...own, ...question, what: 'answer', option: 'On foot', fewer_than: 5 },
		{ ...own, ...question, what: 'no_answer' }
	]);
	ok(await close());
	expect(await openRows()).toEqual([]);
});

test('of a protected event nothing is opened, nor stays open once it is one', async () => {
	const { come, release, open, openRows, coordinator, partnershipId, eventId } = await counted();
	const setting = { mode: 'open', waitingList: 'off', offerHours: 24, mostInGroup: 1 } as const;
	const rest = { asksContact: true, isDiscreet: true, retentionDays: 14, leastCount: 5 } as const;
	const times = { opensAt: undefined, closesAt: undefined };
	await come([20, 10, 6]);
	ok(await release(after));
	ok(await open());
	expect(await openRows()).not.toEqual([]);
	ok(
		await setUpRegistration(coordinator, partnershipId, {
			eventId,
			revision: undefined,
			setting: { ...setting, ...rest, ...times, protection: 'protected' }
		})
	);
	expect(await openRows()).toEqual([]);
	expect(await open()).toEqual({ ok: false, reason: 'protected' });
});

test('numbers of a protected event stay closed when its people are forgotten: they were promised it', async () => {
	const { come, forget, open, openRows, coordinator, partnershipId, eventId } = await counted({
		protection: 'protected'
	});
	const setting: Setting = { ...registrationDefaults.conference, isDiscreet: false, leastCount: 5 };
	await come([20, 10, 6]);
	await forget('2022-07-01T12:00:00Z');
	const asOrdinary = { ...setting, protection: 'ordinary' } as const;
	const input = { eventId, revision: undefined, setting: asOrdinary };
	expect(await setUpRegistration(coordinator, partnershipId, input)).toEqual({
		ok: false,
		reason: 'has-places'
	});
	expect(await open(new Date('2022-07-02T12:00:00Z'))).toEqual({ ok: false, reason: 'protected' });
	expect(await openRows()).toEqual([]);
});
