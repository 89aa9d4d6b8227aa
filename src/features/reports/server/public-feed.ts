import type { Sql } from '#features/accounts/server/context.ts';
import { announcedEvents } from '#features/events/server/public.ts';
import type { PublicEventRow } from '#features/events/types.ts';
import { noticeWords } from '#features/events/ui/words.ts';
import { atom, type AtomEntry } from '#lib/format/atom.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import { publishedRecords, publishedReports, type Published } from './published.ts';

type Feed = {
	speech: Speech;
	origin: string;
	/** Of the whole instance where not given. */
	partnership?: { id: string; slug: string; title: string } | undefined;
	now: Date;
};

const limit = 50;

/** The latest publications and approved reports as an Atom feed; ids stay when addresses change. */
export async function publicFeed(
	sql: Sql,
	{ speech, origin, partnership, now }: Feed
): Promise<string> {
	const { language, t } = speech;
	const home = `${origin}/${language}`;
	const asked = { language, partnershipId: partnership?.id, limit };
	const records = await publishedRecords(sql, asked);
	const reports = await publishedReports(sql, asked);
	const places = records.map(({ partnershipId, recordId: id }) => ({ partnershipId, id }));
	const announced = await announcedEvents(sql, { language, now, events: places });
	const entries: AtomEntry[] = [
		...records.map((record) => ({
			id: record.recordId,
			url: `${home}/${record.path}`,
			...told(record, announced.get(record.recordId), speech),
			language: record.language,
			updated: record.publishedAt
		})),
		...reports.map((report) => ({
			id: report.id,
			url: `${home}/${report.slug}/reports/${report.number}`,
			title: t(`reports.kind_${report.kind}`, { number: report.number }),
			summary: '',
			language,
			updated: report.publishedAt
		}))
	];
	entries.sort((a, b) => b.updated.getTime() - a.updated.getTime());
	const page = partnership ? `${home}/${partnership.slug}` : home;
	const title = partnership?.title ?? t('ui.product');
	return atom(
		{ url: `${page}/feed.xml`, page, title, language, since: now },
		entries.slice(0, limit)
	);
}

/** An event that was cancelled, postponed or moved says so in its title: many readers show no more than that. */
function told({ title, body }: Published, event: PublicEventRow | undefined, speech: Speech) {
	const [first] = event?.notices ?? [];
	if (!event || !first) return { title, summary: body };
	const words = event.notices.map((notice) => noticeWords(speech, notice));
	return {
		title: `${speech.t(`events.state_${first.kind}`)}: ${title}`,
		summary: [...words, event.notice?.text, body].filter(Boolean).join('\n\n')
	};
}
