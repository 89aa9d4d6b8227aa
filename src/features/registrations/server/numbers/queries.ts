import type { Sql, TeamScope } from '#features/accounts/server/context.ts';
import type { EventRow } from '#features/events/types.ts';
import { partnershipOfTeam } from '#features/partnership/server/queries.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { isOver } from '../../rules/numbers.ts';
import { totals } from '../counts.ts';
import { toldNumbers } from './told.ts';

/** The numbers of an event for its team: how many there are just now, and what was told of them last. */
export async function teamNumbers(
	scope: TeamScope,
	event: EventRow,
	{ language, now }: { language: Language; now: Date }
) {
	const at = { partnershipId: scope.partnershipId, eventId: event.id };
	const { sourceLanguage: source } = await partnershipOfTeam(scope);
	const asked = { partnershipId: scope.partnershipId, language, source };
	const told = await toldNumbers(scope.sql, asked, [event]);
	return {
		now: await totals(scope.sql, at),
		told: told.get(event.id),
		openedAt: await openedAt(scope.sql, at),
		isOver: isOver(event, now)
	};
}

async function openedAt(
	sql: Sql,
	at: { partnershipId: string; eventId: string }
): Promise<Date | undefined> {
	const row = await sql
		.selectFrom('open_numbers')
		.select('opened_at')
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.executeTakeFirst();
	return row?.opened_at;
}
