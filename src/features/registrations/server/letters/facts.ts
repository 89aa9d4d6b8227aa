import type { Tx } from '#features/accounts/server/context.ts';
import { eventOf, selectEvents } from '#features/events/server/event/event-rows.ts';
import { publicFunding } from '#features/funding/server/public.ts';
import { shownTexts } from '#features/partnership/server/public-texts.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { formatDayRange, formatInstant } from '#lib/format/dates.ts';
import type { LetterFacts } from './compose.ts';
import type { ClaimedLetter } from './claimed-letter.ts';

/** What a letter says of its event, as the public reads it in the person's language. */
export async function letterFacts(
	tx: Tx,
	{ origin, now }: { origin: string; now: Date },
	letter: Pick<ClaimedLetter, 'language' | 'partnership_id' | 'event_id' | 'kind' | 'offered_until'>
): Promise<LetterFacts> {
	const { language, partnership_id: partnershipId, event_id: eventId } = letter;
	const row = await selectEvents(tx)
		.where('event.partnership_id', '=', partnershipId)
		.where('event.id', '=', eventId)
		.executeTakeFirstOrThrow();
	const event = eventOf(row, now);
	const { slug, source_language: source } = await tx
		.selectFrom('partnership')
		.select(['slug', 'source_language'])
		.where('id', '=', partnershipId)
		.executeTakeFirstOrThrow();
	const { is_discreet } = await tx
		.selectFrom('registration_setting')
		.select('is_discreet')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirstOrThrow();
	const texts = await shownTexts(tx, { partnershipId, language, source }, [eventId]);
	const partnership = await publicPartnership(tx, slug);
	const funding = partnership
		? await publicFunding(tx, partnership, { language, recordId: eventId })
		: [];
	const isAboutChange = letter.kind === 'event_changed' || letter.kind === 'event_cancelled';
	return {
		kind: letter.kind,
		language,
		isDiscreet: is_discreet,
		title: texts(eventId, 'title')?.text ?? slug,
		when: [formatDayRange(event.startsOn, event.endsOn, language), event.startsTime]
			.filter(Boolean)
			.join(', '),
		place: event.attendanceMode === 'online' ? event.onlineUrl : texts(eventId, 'place')?.text,
		notice: isAboutChange ? texts(eventId, 'notice')?.text : undefined,
		offeredUntil:
			letter.offered_until === null
				? undefined
				: formatInstant(letter.offered_until, language, event.zone),
		placeLink: `${origin}/${language}/place`,
		funding: funding.map(({ statement }) => statement?.text ?? '').filter(Boolean)
	};
}
