import type { ActivityState } from '#features/activities/types.ts';
import type { DutyState, Mechanism } from '#features/funding/types.ts';
import type { LocalisedText, PartnerRole, StateType } from '#features/partnership/types.ts';
import type {
	Figure,
	Level,
	Measure,
	Method,
	Reached,
	TargetDirection,
	ValueState
} from '#features/results/types.ts';
import type { Language } from '#lib/i18n/languages.ts';

export const reportKinds = ['interim', 'final'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** What people write into a report, beside what the product fills in. */
export const reportFields = [
	'summary',
	'deviations',
	'donor_partner_role',
	'communication',
	'outlook'
] as const;
export type ReportField = (typeof reportFields)[number];

export type ReportInput = {
	kind: ReportKind;
	startsOn: string;
	endsOn: string;
	dueOn?: string | undefined;
	/** The language in which the report is written; it can be read in all of them. */
	language: Language;
};

export type ReportState = 'draft' | 'submitted' | 'returned' | 'approved';

export type SnapshotClaim = Figure & {
	id: string;
	measure: Measure;
	eventIds: string[];
	method: Method;
	sourceName: string;
	sourceUrl?: string | undefined;
	claimedOn?: string | undefined;
	note?: string | undefined;
	reportedFor: { eventId: string; reason: string }[];
};

export type SnapshotEvent = {
	id: string;
	slug: string;
	kind: string;
	activityId?: string | undefined;
	title: LocalisedText;
	heldTitle: LocalisedText;
	place: LocalisedText;
	startsOn: string;
	endsOn: string;
	isHeld: boolean;
	change?: 'cancelled' | 'postponed' | 'moved_online' | undefined;
};

export type SnapshotIndicator = {
	id: string;
	code: string;
	title: LocalisedText;
	unit: LocalisedText;
	level: Level;
	baseline?: number | undefined;
	target?: number | undefined;
	targetDirection: TargetDirection;
	values: {
		periodStartsOn: string;
		periodEndsOn: string;
		state: ValueState;
		reached?: Reached | undefined;
		claimIds: string[];
	}[];
};

/** Everything that a report says, frozen when it is submitted; texts in every language that there is. */
export type Snapshot = {
	report: {
		number: number;
		kind: ReportKind;
		startsOn: string;
		endsOn: string;
		language: Language;
	};
	partnership: {
		slug: string;
		title: LocalisedText;
		startsOn: string;
		endsOn: string;
		aim: LocalisedText;
	};
	texts: Partial<Record<ReportField, LocalisedText>>;
	partners: { name: LocalisedText; role: PartnerRole; country: string; stateType: StateType }[];
	grants: {
		title: LocalisedText;
		funder: LocalisedText;
		mechanism: Mechanism;
		contractNumber?: string | undefined;
		amountCents?: number | undefined;
		currency?: string | undefined;
		statement: LocalisedText;
		duties: {
			title: Record<Language, string>;
			state: DutyState;
			isHard: boolean;
			evidence: string[];
		}[];
	}[];
	activities: {
		id: string;
		number: string;
		title: LocalisedText;
		state: ActivityState;
		reason?: string | undefined;
		startsOn?: string | undefined;
		endsOn?: string | undefined;
	}[];
	events: SnapshotEvent[];
	claims: SnapshotClaim[];
	indicators: SnapshotIndicator[];
	evidence: {
		recordId: string;
		title: string;
		url?: string | undefined;
		fileHash?: string | undefined;
		fileName?: string | undefined;
	}[];
};

/** What a report still lacks, with the place where it is mended below the partnership's work pages. */
/** What a report is asked for besides what it says: where each missing value and open duty is entered. */
export type MendingPlaces = {
	reportId: string;
	/** The periods of values that touch the report's days. */
	periods: readonly { id: string; startsOn: string; endsOn: string }[];
	/** The duties that bind and are neither met nor waived. */
	openDuties: readonly { id: string; grantId: string; title: Record<Language, string> }[];
};

export type ReportGap = { gap: ReportGapKind; about: string; path: string; isHard: boolean };
export type ReportGapKind =
	| 'text-missing'
	| 'event-not-held'
	| 'event-without-figure'
	| 'event-without-reported-figure'
	| 'activity-state-old'
	| 'value-missing'
	| 'value-not-approved'
	| 'duty-open';

export type PublicReport = {
	id: string;
	number: number;
	kind: ReportKind;
	startsOn: string;
	endsOn: string;
	version: number;
	hash: string;
	submittedAt: Date;
};

/** What in an archive does not hold together. */
export type BrokenReason = 'broken-reference' | 'changed-snapshot' | 'changed-file';
export type ImportReason =
	| BrokenReason
	| 'not-an-archive'
	| 'newer-archive'
	| 'slug-reserved'
	| 'slug-taken'
	| 'id-taken'
	| 'no-room'
	| 'no-file-store';
