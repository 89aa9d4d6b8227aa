import type { KnownAbout, OwnPlace } from '../../types.ts';
import type { Visit } from '../visit.ts';

/** The rest of what the instance holds about the person of this place. */
export async function knownAbout({ sql }: Visit, place: OwnPlace): Promise<KnownAbout> {
	const row = await sql
		.selectFrom('registration')
		.select(['language', 'ended_at'])
		.where('partnership_id', '=', place.partnershipId)
		.where('id', '=', place.id)
		.executeTakeFirstOrThrow();
	const letters = await sql
		.selectFrom('participant_letter')
		.select(['kind', 'due_at', 'sent_at'])
		.where('partnership_id', '=', place.partnershipId)
		.where('registration_id', '=', place.id)
		.orderBy('due_at')
		.execute();
	return {
		language: row.language,
		endedAt: row.ended_at ?? undefined,
		letters: letters.map((letter) => ({
			kind: letter.kind,
			dueAt: letter.due_at,
			sentAt: letter.sent_at ?? undefined
		}))
	};
}
