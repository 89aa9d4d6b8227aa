import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { ownPlace } from '../place/own-place.ts';
import { takePlace } from '../register/take-place.ts';
import { addQuestion } from '../settings/questions.ts';
import { changeAnswers } from './change-answers.ts';
import { otherWords, renewWords } from './renew-words.ts';

/** The second of a group, who has answered, and the words that the first has seen. */
async function second() {
	const cast = await registrationCast((await testDatabase()).sql, { mostInGroup: 2 });
	const { coordinator, partnershipId, eventId, visit, productIds } = cast;
	const { id: questionId } = ok(
		await addQuestion(coordinator, partnershipId, {
			eventId,
			kind: 'name',
			title: { lt: 'Vardas' },
			why: { lt: 'Ženkleliui.' },
			isRequired: false,
			retentionDays: 14,
			openedBy: 'key_holders',
			options: []
		})
	);
	const request = { requestKey: randomUUID(), language: 'lt', productIds, size: 2 } as const;
	const taken = await takePlace(visit, await cast.form(), {
		...request,
		answers: new Map(),
		contact: undefined,
		invitationId: undefined
	});
	if (!taken.ok) throw new Error(taken.reason);
	const [leader, seen] = taken.codes.map((words) => words.join(' '));
	const place = (await ownPlace(visit, seen ?? ''))!;
	const answers = new Map([[questionId, 'Rugilė']]);
	ok(await changeAnswers(visit, await cast.form(), { place, revision: place.revision, answers }));
	return { ...cast, leader: leader ?? '', seen: seen ?? '', questionId };
}

test('other words lead to the place and open its answers, and those that somebody else has seen lead nowhere', async () => {
	const { visit, leader, seen, questionId } = await second();
	const before = (await ownPlace(visit, seen))!;
	const shown = otherWords(visit, before, 'nb');
	expect(otherWords(visit, before, 'nb')).toEqual(shown);
	const { revision } = before;
	const renewed = await renewWords(visit, before, { language: 'nb', revision });
	expect(renewed).toEqual({ ok: true, words: shown });
	expect(await ownPlace(visit, seen)).toBeUndefined();
	const after = (await ownPlace(visit, shown.join(' ')))!;
	expect(after.ticket).toEqual(before.ticket);
	expect(after.answers).toMatchObject([{ questionId, answer: 'Rugilė' }]);
	// The words of the first are as they were, and show how the second stands, nothing more.
	const first = (await ownPlace(visit, leader))!;
	expect(first.group).toEqual([{ position: 2, state: 'confirmed' }]);
});

test('words that were shown before something else changed do not count, and the old ones stay', async () => {
	const { visit, seen } = await second();
	const place = (await ownPlace(visit, seen))!;
	const early = { language: 'lt', revision: place.revision - 1 } as const;
	expect(await renewWords(visit, place, early)).toEqual({ ok: false, reason: 'stale' });
	expect((await ownPlace(visit, seen))?.answers).toHaveLength(1);
});

test('of two who take other words at once one does, and the other’s lead nowhere', async () => {
	const { visit, seen } = await second();
	const place = (await ownPlace(visit, seen))!;
	const { revision } = place;
	const both = await Promise.all(
		(['lt', 'en'] as const).map((language) => renewWords(visit, place, { language, revision }))
	);
	const found = await Promise.all(
		(['lt', 'en'] as const).map((language) =>
			ownPlace(visit, otherWords(visit, place, language).join(' '))
		)
	);
	expect(both.filter((one) => one.ok)).toHaveLength(1);
	expect(found.map((one) => one !== undefined)).toEqual(both.map((one) => one.ok));
});
