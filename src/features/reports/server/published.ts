import { sql as raw } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { ReportKind } from '../types.ts';

type Asked = { language: Language; partnershipId?: string | undefined; limit: number };
export type Published = {
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
	const own = asked.partnershipId ? raw`and partnership.id = ${asked.partnershipId}` : raw``;
	const { rows } = await raw<Published>`
		with shown as (
			select distinct on (entry.record_id) entry.record_id as "recordId", entry.path, entry.title,
				left(entry.body, 500) as body, entry.language,
				greatest(shown.published_at, (select max(announced_at) from event_change change
					where change.partnership_id = entry.partnership_id and change.event_id = entry.record_id)
				) as "publishedAt"
			from search_entry entry
			join partnership on partnership.id = entry.partnership_id
			join publication shown on shown.partnership_id = entry.partnership_id
				and shown.record_id = entry.record_id and shown.language = entry.language
			left join event on event.partnership_id = entry.partnership_id and event.id = entry.record_id
			where coalesce(event.visibility, 'public') = 'public' ${own}
				and exists (select 1 from publication house
					where house.partnership_id = partnership.id and house.record_id = partnership.id)
			order by entry.record_id, (entry.language = ${asked.language}) desc,
				(entry.language = partnership.source_language) desc, entry.language
		)
		select * from shown order by "publishedAt" desc, path limit ${asked.limit}`.execute(sql);
	return rows;
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
