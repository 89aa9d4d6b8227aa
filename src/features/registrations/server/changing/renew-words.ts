import { lockOwnAnswer, sealOwnAnswer } from '#features/privacy/server/seal.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { keyedHash } from '#platform/server/sealing/keyed-hash.ts';
import { claimSecret, newClaimCode } from '../../rules/claim-code.ts';
import { claimWordLists } from '../../rules/claim-words.ts';
import type { OwnPlace } from '../../types.ts';
import { claimKeysAtOnce } from '../claim-keys.ts';
import { claimMark } from '../register/rows.ts';
import type { Visit } from '../visit.ts';

export type Renewed = { ok: true; words: string[] } | { ok: false; reason: 'stale' };

/**
 * Other words for a place, the same each time as long as nothing changes: they are shown before they count,
 * so that an answer that gets lost on its way leaves nobody outside.
 */
export function otherWords({ keys }: Visit, place: OwnPlace, language: Language): string[] {
	return newClaimCode(claimWordLists[language], (count) =>
		keyedHash(keys.claims)
			.update(['other words', place.id, place.revision, language].join('\0'))
			.update(place.lookup)
			.digest()
			.subarray(0, count)
	);
}

/**
 * Lets other words lead to a place, and the old ones nowhere: whoever registered a group has seen those of
 * all. The person's own copies of the answers are sealed anew with them. Refuses `stale` if it was changed
 * since the words were shown.
 */
export async function renewWords(
	visit: Visit,
	place: OwnPlace,
	{ language, revision }: { language: Language; revision: number }
): Promise<Renewed> {
	const words = otherWords(visit, { ...place, revision }, language);
	const { lookup, ownKey } = claimKeysAtOnce(claimSecret(words));
	return inTransaction(visit, async (tx): Promise<Renewed> => {
		const row = await tx
			.updateTable('registration')
			.set((eb) => ({
				lookup: claimMark(visit.keys, lookup),
				revision: eb('revision', '+', 1)
			}))
			.where('partnership_id', '=', place.partnershipId)
			.where('id', '=', place.id)
			.where('revision', '=', revision)
			.where('lookup', '=', claimMark(visit.keys, place.lookup))
			.returning('id')
			.executeTakeFirst();
		if (!row) return { ok: false, reason: 'stale' };
		for (const { questionId, answer } of place.answers) {
			const at = { registrationId: place.id, questionId };
			await tx
				.updateTable('answer')
				.set({ own: lockOwnAnswer(visit.keys, at, sealOwnAnswer(ownKey, at, answer)) })
				.where('partnership_id', '=', place.partnershipId)
				.where('registration_id', '=', place.id)
				.where('question_id', '=', questionId)
				.execute();
		}
		return { ok: true, words };
	});
}
