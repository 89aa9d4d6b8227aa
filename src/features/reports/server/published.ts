import { sql as raw } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { ReportKind } from '../types.ts';

type Asked = { language: Language; partnershipId?: string | undefined; limit: number };
export type Published = {
	partnershipId: string;
	recordId: string;
	/** Below `/[lang]/`, without a leading slash. */
	path: string;
	title: string;
	body: string;
	language: Language;
	/** Or since when it is known that an event was cancelled, postponed or moved. */
	publishedAt: Date;
};

/** What the public can read, the latest first, each once: in the language asked for, else as it is there. */
export async function publishedRecords(sql: Sql, asked: Asked): Promise<Published[]> {
	const { partnershipId, limit } = asked;
	const own = partnershipId ? raw`where shown.partnership_id = ${partnershipId}` : raw``;
	const entry = shownEntry(asked.language);
	// The last of each event's changes: an event that was announced anew is new again.
	const { rows } = await raw<Published>`
		(select entry.* from publication shown cross join ${entry} ${own}
			order by shown.published_at desc, entry.path limit ${limit})
		union
		(select entry.* from (select partnership_id, event_id, max(announced_at) as at from event_change group by 1, 2) change
			join publication shown on shown.partnership_id = change.partnership_id and shown.record_id = change.event_id
			cross join ${entry} ${own}
			order by change.at desc, entry.path limit ${limit})
		order by "publishedAt" desc, path limit ${limit}`.execute(sql);
	return rows;
}

/**
 * What a publication shows, if it is the one to show: visible, and no better language of its record is public.
 * "offset 0" keeps the planner from joining everything first: it is looked up one by one until there are enough.
 */
function shownEntry(language: Language) {
	const rank = (entry: string) => raw`(
		${raw.ref(`${entry}.language`)} <> ${language},
		${raw.ref(`${entry}.language`)} <> partnership.source_language,
		${raw.ref(`${entry}.language`)})`;
	return raw`lateral (
		select entry.partnership_id as "partnershipId", entry.record_id as "recordId", entry.path, entry.title, left(entry.body, 500) as body, entry.language,
			greatest(shown.published_at, (select max(announced_at) from event_change change
				where change.partnership_id = entry.partnership_id and change.event_id = entry.record_id)
			) as "publishedAt"
		from search_entry entry
		join partnership on partnership.id = entry.partnership_id
		left join event on event.partnership_id = entry.partnership_id and event.id = entry.record_id
		where entry.partnership_id = shown.partnership_id
			and entry.record_id = shown.record_id and entry.language = shown.language
			and coalesce(event.visibility, 'public') = 'public'
			and exists (select 1 from publication house
				where house.partnership_id = partnership.id and house.record_id = partnership.id)
			and not exists (select 1 from search_entry other
				join publication also on also.partnership_id = other.partnership_id
					and also.record_id = other.record_id and also.language = other.language
				where other.partnership_id = entry.partnership_id and other.record_id = entry.record_id
					and ${rank('other')} < ${rank('entry')})
		offset 0
	) entry`;
}

export type PublishedReport = {
	id: string;
	slug: string;
	number: number;
	kind: ReportKind;
	publishedAt: Date;
};

/** The approved reports of public partnerships, the latest first. */
export async function publishedReports(
	sql: Sql,
	asked: Omit<Asked, 'language'>
): Promise<PublishedReport[]> {
	const own = asked.partnershipId ? raw`and partnership.id = ${asked.partnershipId}` : raw``;
	const { rows } = await raw<PublishedReport>`
		select report.id, partnership.slug, report.number, report.kind, decision.decided_at as "publishedAt"
		from report_decision decision
		join report on report.partnership_id = decision.partnership_id and report.id = decision.report_id
		join partnership on partnership.id = report.partnership_id
		where decision.decision = 'approved' ${own}
			and exists (select 1 from publication house
				where house.partnership_id = partnership.id and house.record_id = partnership.id)
		order by decision.decided_at desc, partnership.slug, report.number limit ${asked.limit}`.execute(
		sql
	);
	return rows;
}
