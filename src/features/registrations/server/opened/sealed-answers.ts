import type { TeamScope } from '#features/accounts/server/context.ts';
import { runningOpening } from '#features/privacy/server/keys/opening-log.ts';
import type { SealedPage } from '../../rules/listed-place.ts';

const placesAtOnce = 1000;
const nobody = '00000000-0000-0000-0000-000000000000';

type Asked = { eventId: string; now: Date; after?: string | undefined };

/**
 * A page of an event's places with their answers as they are sealed, for whoever has opened the list just
 * now, alone or together with others, and only the questions that this person may open (E19). Undefined
 * for everybody else, and for the same person when the half hour is over.
 */
export async function sealedAnswers(
	scope: TeamScope,
	{ eventId, now, after = nobody }: Asked
): Promise<SealedPage | undefined> {
	const opening = await runningOpening(scope, now, eventId);
	if (!opening || opening.givenShares.length + 1 < opening.threshold) return undefined;
	const { sql, partnershipId } = scope;
	const places = await sql
		.selectFrom('registration')
		.select(['id', 'group_id', 'position', 'product_id', 'state', 'ticket'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('ended_at', 'is', null)
		.where('id', '>', after)
		.orderBy('id')
		.limit(placesAtOnce)
		.execute();
	const answers =
		places.length === 0 ? [] : await answersOf(scope, { ids: places.map(({ id }) => id), now });
	return {
		places: places.map((row) => ({
			id: row.id,
			groupId: row.group_id,
			position: row.position,
			productId: row.product_id,
			state: row.state,
			ticket: Buffer.from(row.ticket).toString('base64url')
		})),
		answers: answers.map((row) => [
			row.registration_id,
			row.question_id,
			Buffer.from(row.sealed).toString('base64url')
		]),
		next: places.length === placesAtOnce ? places.at(-1)?.id : undefined
	};
}

function answersOf(
	{ sql, partnershipId, member }: TeamScope,
	{ ids, now }: { ids: readonly string[]; now: Date }
) {
	const asked = sql
		.selectFrom('answer')
		.innerJoin('question', (join) =>
			join
				.onRef('question.partnership_id', '=', 'answer.partnership_id')
				.onRef('question.id', '=', 'answer.question_id')
		)
		.select(['registration_id', 'question_id', 'sealed'])
		.where('answer.partnership_id', '=', partnershipId)
		.where('registration_id', 'in', [...ids])
		// What is due to be forgotten is forgotten at its time, also before the purge comes by.
		.where('erase_at', '>', now);
	return member.role === 'coordinator'
		? asked.execute()
		: asked.where('opened_by', '=', 'key_holders').execute();
}
