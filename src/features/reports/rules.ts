import type { ReportGap, ReportState, Snapshot } from './types.ts';
import { reportFields } from './types.ts';
import type { Language } from '#lib/i18n/languages.ts';

type Decision = { version: number; decision: 'returned' | 'approved' };

/** Where a report stands: its last submission, and what the reader decided about that one. */
export function reportState(submissions: number, decisions: readonly Decision[]): ReportState {
	if (submissions === 0) return 'draft';
	return decisions.find(({ version }) => version === submissions)?.decision ?? 'submitted';
}

/** A report can be written and handed in while it is a draft or has come back. */
export function isOpen(state: ReportState): boolean {
	return state === 'draft' || state === 'returned';
}

const named = (texts: Partial<Record<Language, string>>, language: Language) =>
	texts[language] || texts.en || texts.lt || texts.nb || '';

/** Every gap of a report before it is handed in, each with the page that mends it (RE3). */
export function reportGaps(snapshot: Snapshot, reportId: string): ReportGap[] {
	return [
		...textGaps(snapshot, reportId),
		...eventGaps(snapshot),
		...indicatorGaps(snapshot),
		...dutyGaps(snapshot)
	];
}

function textGaps({ texts, report }: Snapshot, reportId: string): ReportGap[] {
	return reportFields
		.filter((field) => !texts[field]?.[report.language])
		.map((field) => ({
			gap: 'text-missing',
			about: field,
			path: `reports/${reportId}#${field}.${report.language}`,
			isHard: field === 'summary'
		}));
}

function eventGaps({ events, claims, report }: Snapshot): ReportGap[] {
	return events.flatMap((event): ReportGap[] => {
		const about = named(event.heldTitle, report.language) || named(event.title, report.language);
		const at = (gap: ReportGap['gap'], part: string): ReportGap => ({
			gap,
			about,
			path: `events/${event.id}#${part}`,
			isHard: false
		});
		if (event.change === 'cancelled') return [];
		if (!event.isHeld) return [at('event-not-held', 'holding')];
		const own = claims.filter(({ eventIds }) => eventIds.includes(event.id));
		if (own.length === 0) return [at('event-without-figure', 'figures')];
		const isChosen = own.some(({ reportedFor }) =>
			reportedFor.some(({ eventId }) => eventId === event.id)
		);
		return isChosen ? [] : [at('event-without-reported-figure', 'figures')];
	});
}

function indicatorGaps({ indicators }: Snapshot): ReportGap[] {
	return indicators.flatMap(({ id, code, values }): ReportGap[] => {
		const at = (gap: ReportGap['gap']): ReportGap => ({
			gap,
			about: code,
			path: `results#${id}`,
			isHard: false
		});
		if (values.length === 0) return [at('value-missing')];
		return values.some(({ state }) => state !== 'approved') ? [at('value-not-approved')] : [];
	});
}

function dutyGaps({ grants, report }: Snapshot): ReportGap[] {
	return grants.flatMap(({ duties }) =>
		duties
			.filter(({ state, isHard }) => state === 'open' && isHard)
			.map(({ title }): ReportGap => ({
				gap: 'duty-open',
				about: title[report.language],
				path: 'funding',
				isHard: false
			}))
	);
}
