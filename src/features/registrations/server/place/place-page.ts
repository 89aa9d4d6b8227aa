import { eventOf, publicEvents, selectEvents } from '#features/events/server/event/event-rows.ts';
import { shownRows } from '#features/events/server/public.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { OwnPlace, PlacePage } from '../../types.ts';
import { registrationForm } from '../form.ts';
import type { Visit } from '../visit.ts';
import { knownAbout } from './known-about.ts';
import { placeTicket } from './place-ticket.ts';

/** What somebody who opened a place is shown besides the place itself. */
export async function placePage(
	visit: Visit,
	place: OwnPlace,
	language: Language
): Promise<PlacePage> {
	const { sql, clock } = visit;
	const asked = { language, now: clock() };
	const { slug, source_language } = await sql
		.selectFrom('partnership')
		.select(['slug', 'source_language'])
		.where('id', '=', place.partnershipId)
		.executeTakeFirstOrThrow();
	const partnership = { id: place.partnershipId, slug, sourceLanguage: source_language };
	const [row, [event], known, ticket] = await Promise.all([
		ofEvent(selectEvents(sql), place).executeTakeFirstOrThrow(),
		shownRows(sql, asked, ofEvent(publicEvents(sql), place)),
		knownAbout(visit, place),
		placeTicket(visit, place)
	]);
	const form = await registrationForm(sql, partnership, {
		event: eventOf(row, asked.now),
		language
	});
	return { place, ticket, partnershipSlug: slug, event, form, known };
}

const ofEvent = <Query extends ReturnType<typeof selectEvents>>(
	query: Query,
	{ partnershipId, eventId }: OwnPlace
) =>
	query.where('event.partnership_id', '=', partnershipId).where('event.id', '=', eventId) as Query;
