import { openOwnAnswer } from '#features/privacy/server/open.ts';
import type { ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { claimKeys, claimSecret } from '../../rules/claim-code.ts';
import { claimWords } from '../../rules/claim-words.ts';
import { claimMark } from '../register/rows.ts';
import type { OwnPlace } from '../../types.ts';
import type { Visit } from '../visit.ts';

/**
 * The place that these words return to, with the person's own answers opened by them; undefined for words
 * that lead nowhere, found out with the same work as for those that do.
 */
export async function ownPlace(visit: Visit, typed: string): Promise<OwnPlace | undefined> {
	const words = claimWords(typed);
	const secret = claimSecret(words ?? []);
	const { lookup, ownKey } = await claimKeys(secret);
	const row = await visit.sql
		.selectFrom('registration')
		.selectAll()
		.where('lookup', '=', claimMark(visit.keys, lookup))
		.executeTakeFirst();
	if (!row || !words) return undefined;
	const at = { partnershipId: row.partnership_id, id: row.id };
	const [addOnIds, product, answers, group] = await Promise.all([
		addOnsOf(visit, at),
		productOf(visit, row),
		answersOf(visit, at, ownKey),
		row.position === 1 ? groupOf(visit, { ...at, id: row.group_id }) : []
	]);
	return {
		id: row.id,
		partnershipId: row.partnership_id,
		eventId: row.event_id,
		productId: row.product_id,
		addOnIds,
		state: row.state,
		ticket: row.ticket,
		takenAt: row.taken_at,
		offeredUntil: row.offered_until ?? undefined,
		hasContact: row.sealed_contact !== null,
		revision: row.revision,
		answers,
		attendance: product.attendance,
		joinLink: row.state === 'confirmed' ? (product.join_link ?? undefined) : undefined,
		group: group.filter(({ position }) => position !== row.position),
		lookup,
		ownKey
	};
}

type At = { partnershipId: string; id: string };

async function addOnsOf({ sql }: Visit, at: At): Promise<string[]> {
	const rows = await sql
		.selectFrom('registration_add_on')
		.select('product_id')
		.where('partnership_id', '=', at.partnershipId)
		.where('registration_id', '=', at.id)
		.execute();
	return rows.map(({ product_id }) => product_id);
}

const productOf = (
	{ sql }: Visit,
	row: { partnership_id: string; product_id: string }
): Promise<{ attendance: 'on_site' | 'online'; join_link: string | null }> =>
	sql
		.selectFrom('product')
		.select(['attendance', 'join_link'])
		.where('partnership_id', '=', row.partnership_id)
		.where('id', '=', row.product_id)
		.executeTakeFirstOrThrow();

async function answersOf({ sql, keys }: Visit, at: At, ownKey: Uint8Array) {
	const rows = await sql
		.selectFrom('answer')
		.select(['question_id', 'own', 'erase_at'])
		.where('partnership_id', '=', at.partnershipId)
		.where('registration_id', '=', at.id)
		.execute();
	return rows.map(({ question_id: questionId, own, erase_at: eraseAt }) => {
		const answer = { registrationId: at.id, questionId, own };
		return { questionId, answer: readable(keys, ownKey, answer), eraseAt };
	});
}

/** What a program sealed to nothing reads as empty: its place can still be given back. */
function readable(
	keys: ParticipantKeys,
	ownKey: Uint8Array,
	answer: Parameters<typeof openOwnAnswer>[2]
): string {
	try {
		return openOwnAnswer(keys, ownKey, answer).reveal();
	} catch {
		return '';
	}
}

async function groupOf({ sql }: Visit, at: At): Promise<OwnPlace['group']> {
	return sql
		.selectFrom('registration')
		.select(['position', 'state'])
		.where('partnership_id', '=', at.partnershipId)
		.where('group_id', '=', at.id)
		.orderBy('position')
		.execute();
}
