import type { Sql } from '#features/accounts/server/context.ts';
import type { PublicEventRow } from '#features/events/types.ts';
import type { PublicPartnership } from '#features/partnership/server/public.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { isOver, numberRows } from '../../rules/numbers.ts';
import { toldNumbers } from './told.ts';

type Of = Pick<PublicPartnership, 'id' | 'sourceLanguage'>;

/** Which of these events are over, ordinary, and have numbers that the team has opened. */
export async function openedEvents(
	sql: Sql,
	partnership: Pick<Of, 'id'>,
	{ events, now }: { events: readonly PublicEventRow[]; now: Date }
): Promise<PublicEventRow[]> {
	const past = events.filter((event) => isOver(event, now) && event.state !== 'cancelled');
	if (past.length === 0) return [];
	const rows = await sql
		.selectFrom('open_numbers as opened')
		.innerJoin('registration_setting as setting', (join) =>
			join
				.onRef('setting.partnership_id', '=', 'opened.partnership_id')
				.onRef('setting.event_id', '=', 'opened.event_id')
		)
		.select('opened.event_id')
		.where('opened.partnership_id', '=', partnership.id)
		.where('setting.protection', '=', 'ordinary')
		.where(
			'opened.event_id',
			'in',
			past.map(({ id }) => id)
		)
		.execute();
	const opened = new Set(rows.map(({ event_id }) => event_id));
	return past.filter(({ id }) => opened.has(id));
}

/** The numbers of these events as rows, each with its event's address and the day on which it was told. */
export async function rowsOfEvents(
	sql: Sql,
	partnership: Of,
	{ events, language }: { events: readonly PublicEventRow[]; language: Language }
) {
	const asked = { partnershipId: partnership.id, language, source: partnership.sourceLanguage };
	const told = await toldNumbers(sql, asked, events);
	return events.flatMap(({ id, slug }) => {
		const numbers = told.get(id);
		if (!numbers) return [];
		const counted_on = numbers.releasedAt.toISOString().slice(0, 10);
		return numberRows(numbers).map((row) => ({ event: slug, ...row, counted_on }));
	});
}
