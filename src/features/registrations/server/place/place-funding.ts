import { publicFunding } from '#features/funding/server/public.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import type { ShownText } from '#features/partnership/types.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { PlacePage } from '../../types.ts';
import type { Visit } from '../visit.ts';

/** The funding sentences of a place's event, which every paper of it must carry. */
export async function placeFunding(
	{ sql }: Visit,
	{ place, partnershipSlug }: PlacePage,
	language: Language
): Promise<ShownText[]> {
	const partnership = await publicPartnership(sql, partnershipSlug);
	if (!partnership) return [];
	const grants = await publicFunding(sql, partnership, { language, recordId: place.eventId });
	return grants.flatMap(({ statement }) => (statement ? [statement] : []));
}
