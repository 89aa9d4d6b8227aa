import { figureWords } from '#features/results/ui/figure-words.ts';
import * as write from '#lib/document/blocks.ts';
import type { Block, Document, Fact } from '#lib/document/types.ts';
import { formatDay, formatDayRange } from '#lib/format/dates.ts';
import { formatMoney } from '#lib/format/numbers.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import { indicatorTable } from './indicator-table.ts';
import { said } from './said.ts';
import { reportFields, type Snapshot, type SnapshotEvent } from '../types.ts';

export type Frozen = { hash: string; at: Date } | undefined;

/** The report as a document of blocks: the same for the page, the PDF and the dossier, in any language. */
export function reportDocument(
	snapshot: Snapshot,
	speech: Speech,
	place: { origin: string; frozen: Frozen; now: Date }
): Document {
	const { language, t } = speech;
	const { report, partnership } = snapshot;
	const { frozen } = place;
	return {
		language,
		title: said(partnership.title, language).text,
		subtitle: `${t(`reports.kind_${report.kind}`, { number: report.number })}, ${formatDayRange(report.startsOn, report.endsOn, language)}`,
		facts: headFacts(snapshot, speech),
		contents: t('reports.contents'),
		blocks: [
			...textBlocks(snapshot, speech),
			...activityBlocks(snapshot, speech),
			...eventBlocks(snapshot, speech),
			...indicatorTable(snapshot, speech),
			...dutyBlocks(snapshot, speech),
			...evidenceBlocks(snapshot, speech)
		],
		footer: frozen ? t('reports.footer', { hash: frozen.hash }) : t('reports.draft_footer'),
		link: `${place.origin}/${language}/${partnership.slug}`,
		createdAt: (frozen?.at ?? place.now).toISOString()
	};
}

function headFacts({ partnership, partners, grants }: Snapshot, { language, t }: Speech): Fact[] {
	const grantFacts = grants.flatMap((grant) => [
		write.fact(t('partnership.funding'), [said(grant.statement, language)]),
		write.fact(t('reports.contract'), grant.contractNumber ?? t('reports.not_known')),
		write.fact(
			t('reports.amount'),
			grant.amountCents === undefined || grant.currency === undefined
				? t('reports.not_known')
				: formatMoney(grant.amountCents, grant.currency, language)
		)
	]);
	return [
		write.fact(
			t('partnership.period'),
			formatDayRange(partnership.startsOn, partnership.endsOn, language)
		),
		...partners.map(({ name, role }) =>
			write.fact(t(`partnership.role_${role}`), [said(name, language)])
		),
		...grantFacts
	];
}

function textBlocks({ texts }: Snapshot, { language, t }: Speech): Block[] {
	return reportFields.flatMap((field): Block[] => {
		const run = said(texts[field] ?? {}, language);
		const paragraphs = run.text.split(/\n{2,}/).filter(Boolean);
		const body = paragraphs.map((text) => write.paragraph({ ...run, text }));
		const missing = write.note('gap', t('reports.gaps'), t('reports.nothing_written'));
		return [
			write.heading(1, field, t(`reports.${field}`)),
			...(body.length > 0 ? body : [missing])
		];
	});
}

function activityBlocks({ activities }: Snapshot, { language, t }: Speech): Block[] {
	const days = (from: string | undefined, to: string | undefined) =>
		from && to
			? formatDayRange(from, to, language)
			: from
				? formatDay(from, language)
				: t('activities.no_days');
	return [
		write.heading(1, 'activities', t('reports.activities_against_plan')),
		write.table({
			caption: t('reports.activities_against_plan'),
			columns: [
				write.column(t('activities.number')),
				write.column(t('activities.activity')),
				write.column(t('activities.days')),
				write.column(t('activities.state'))
			],
			rows: activities.map((activity) => [
				activity.number,
				[said(activity.title, language)],
				days(activity.startsOn, activity.endsOn),
				[t(`activities.state_${activity.state}`), activity.reason].filter(Boolean).join(': ')
			])
		})
	];
}

const outcome = (event: SnapshotEvent, { t }: Speech) =>
	event.change
		? t(`reports.${event.change}`)
		: t(event.isHeld ? 'reports.held' : 'reports.not_held');

const eventTitle = (event: SnapshotEvent, language: Language) => {
	const held = said(event.heldTitle, language);
	return held.text ? held : said(event.title, language);
};

function eventBlocks({ events, claims, partnership }: Snapshot, speech: Speech): Block[] {
	const { language, t } = speech;
	const titles = new Map(events.map((event) => [event.id, eventTitle(event, language)]));
	const page = (event: SnapshotEvent) => `/${language}/${partnership.slug}/events/${event.slug}`;
	const eventTable = write.table({
		caption: t('reports.events_and_figures'),
		columns: ['event', 'days', 'place', 'held'].map((name) =>
			write.column(t(`reports.${name as 'event' | 'days' | 'place' | 'held'}`))
		),
		rows: events.map((event) => [
			[write.link(eventTitle(event, language).text, page(event))],
			formatDayRange(event.startsOn, event.endsOn, language),
			[said(event.place, language)],
			outcome(event, speech)
		])
	});
	const claimTable = write.table({
		caption: t('reports.figures_and_sources'),
		columns: [
			write.column(t('reports.event')),
			write.column(t('results.figure'), 'end'),
			write.column(t('results.method')),
			write.column(t('results.source')),
			write.column(t('results.reported'))
		],
		rows: claims.map((claim) => [
			claim.eventIds
				.map((id) => titles.get(id)?.text ?? '')
				.filter(Boolean)
				.join(', '),
			figureWords(speech, claim),
			t(`results.method_${claim.method}`),
			[
				claim.sourceUrl
					? write.link(claim.sourceName, claim.sourceUrl)
					: write.plain(claim.sourceName)
			],
			claim.reportedFor
				.map(({ reason }) => reason)
				.filter((reason, at, all) => all.indexOf(reason) === at)
				.join('; ')
		])
	});
	return [
		write.heading(1, 'events', t('reports.events_and_figures')),
		...(events.length > 0 ? [eventTable] : []),
		...(claims.length > 0 ? [claimTable] : [])
	];
}

function dutyBlocks({ grants }: Snapshot, { language, t }: Speech): Block[] {
	const rows = grants.flatMap(({ duties }) =>
		duties.map(({ title, state, evidence }) => [
			title[language],
			t(`reports.duty_${state}`),
			evidence.join('; ')
		])
	);
	if (rows.length === 0) return [];
	const columns = [t('reports.duty'), t('activities.state'), t('reports.evidence')].map((name) =>
		write.column(name)
	);
	return [
		write.heading(1, 'duties', t('reports.duties')),
		write.table({ caption: t('reports.duties'), columns, rows })
	];
}

function evidenceBlocks({ evidence }: Snapshot, { t }: Speech): Block[] {
	if (evidence.length === 0) return [];
	const columns = [t('reports.evidence'), t('reports.checksum')].map((name) => write.column(name));
	const rows = evidence.map(({ title, url, fileHash }) => [
		[url ? write.link(title, url) : write.plain(title)],
		fileHash ?? ''
	]);
	return [
		write.heading(1, 'evidence', t('reports.evidence')),
		write.table({ caption: t('reports.evidence'), columns, rows })
	];
}
