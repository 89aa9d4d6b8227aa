import type { MendingPlaces, ReportGap, ReportState, Snapshot } from './types.ts';
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

/** Every gap of a report before it is handed in, each with the very field that mends it (RE3). */
export function reportGaps(snapshot: Snapshot, places: MendingPlaces): ReportGap[] {
	return [
		...textGaps(snapshot, places.reportId),
		...eventGaps(snapshot),
		...indicatorGaps(snapshot, places),
		...dutyGaps(snapshot, places)
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
		const at = (gap: ReportGap['gap'], place: string): ReportGap => ({
			gap,
			about,
			path: `events/${event.id}/${place}`,
			isHard: false
		});
		if (event.change === 'cancelled') return [];
		if (!event.isHeld) return [at('event-not-held', 'publication#hold')];
		const own = claims.filter(({ eventIds }) => eventIds.includes(event.id));
		if (own.length === 0) return [at('event-without-figure', 'figures#claim-new')];
		const isChosen = own.some(({ reportedFor }) =>
			reportedFor.some(({ eventId }) => eventId === event.id)
		);
		return isChosen ? [] : [at('event-without-reported-figure', 'figures#claims')];
	});
}

function indicatorGaps({ indicators }: Snapshot, { periods }: MendingPlaces): ReportGap[] {
	return indicators.flatMap(({ id, code, values }): ReportGap[] => {
		const at = (gap: ReportGap['gap'], place: string): ReportGap => ({
			gap,
			about: code,
			path: `results#${place}`,
			isHard: false
		});
		if (periods.length === 0) return [at('value-missing', 'period-new')];
		return periods.flatMap((period): ReportGap[] => {
			const value = values.find(
				({ periodStartsOn, periodEndsOn }) =>
					periodStartsOn === period.startsOn && periodEndsOn === period.endsOn
			);
			if (!value) return [at('value-missing', `value-${id}-${period.id}`)];
			const isApproved = value.state === 'approved';
			return isApproved ? [] : [at('value-not-approved', `value-of-${id}-${period.id}`)];
		});
	});
}

const dutyGaps = ({ report }: Snapshot, { openDuties }: MendingPlaces): ReportGap[] =>
	openDuties.map(({ id, grantId, title }) => ({
		gap: 'duty-open',
		about: title[report.language],
		path: `funding#evidence-${id}-${grantId}`,
		isHard: false
	}));
