import type { TeamScope } from '#features/accounts/server/context.ts';
import { partnersOfTeam } from '#features/partnership/server/queries.ts';
import { draftWords } from '#features/partnership/words.ts';
import type { EventHoldings } from '#features/registrations/rules/leak-drill.ts';
import type { Language } from '#lib/i18n/languages.ts';

/** What events and partners are called in a language, by their ids. */
export async function namesOf(
	scope: TeamScope,
	events: readonly EventHoldings[],
	language: Language
): Promise<Record<string, string>> {
	const partners = await partnersOfTeam(scope);
	return Object.fromEntries([
		...events.map(({ eventId, title }) => [eventId, title] as const),
		...partners.map(({ id, name }) => [id, draftWords(name, language)] as const)
	]);
}
