import type { ShownCell } from '#lib/disclosure/published.ts';
import type { Attachment, LocalisedText, ShownText } from '#features/partnership/types.ts';

export const measures = ['attendance', 'viewers', 'reach'] as const;
export type Measure = (typeof measures)[number];

export const qualifiers = ['exactly', 'about', 'at_least', 'up_to', 'between'] as const;
export type Qualifier = (typeof qualifiers)[number];

export const methods = [
	'counted',
	'signed_list',
	'tickets',
	'gate_count',
	'density_estimate',
	'organiser_statement',
	'media_report',
	'platform_statistics',
	'unknown'
] as const;
export type Method = (typeof methods)[number];

/** A figure as a source gives it: 'about 10,000' is low 10,000; 'up to 20,000' is high 20,000. */
export type Figure = { qualifier: Qualifier; low: number | undefined; high: number | undefined };

export type ClaimInput = {
	measure: Measure;
	qualifier: Qualifier;
	/** People, whole numbers. `between` needs both, 'up to' the high one, the others the low one. */
	low?: number | undefined;
	high?: number | undefined;
	/** The events that the figure speaks of; more than one where a source counts them together. */
	eventIds: readonly string[];
	method: Method;
	sourceName: string;
	sourceUrl?: string | undefined;
	claimedOn?: string | undefined;
	note?: string | undefined;
};

export type Claim = Figure & {
	id: string;
	measure: Measure;
	eventIds: string[];
	method: Method;
	sourceName: string;
	sourceUrl: string | undefined;
	claimedOn: string | undefined;
	note: string | undefined;
	enteredAt: Date;
	enteredBy: string | undefined;
	withdrawn: { at: Date; reason: string } | undefined;
	/** The events for which this claim is the reported figure, with the reason for choosing it. */
	reportedFor: { eventId: string; reason: string }[];
};

export const levels = ['output', 'outcome'] as const;
export type Level = (typeof levels)[number];
export const indicatorKinds = ['number', 'percentage', 'scale', 'text'] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];
export const targetDirections = ['at_least', 'at_most', 'about'] as const;
export type TargetDirection = (typeof targetDirections)[number];

export type Binding = { eventId: string; measure: Measure };

export type IndicatorInput = {
	code: string;
	title: LocalisedText;
	unit: LocalisedText;
	sourceOfVerification: LocalisedText;
	activityId?: string | undefined;
	level: Level;
	kind: IndicatorKind;
	scaleMax?: number | undefined;
	baseline?: number | undefined;
	target?: number | undefined;
	targetDirection: TargetDirection;
	ownerPartnerId?: string | undefined;
	/** The smallest cell of a split that may be published; smaller ones are suppressed. */
	minimumCell: number;
	bindings: readonly Binding[];
};

export type PeriodInput = { startsOn: string; endsOn: string; dueOn: string };

export type Cell = { dimension: string; category: string; count: number };

export type ValueInput = {
	indicatorId: string;
	periodId: string;
	low?: number | undefined;
	high?: number | undefined;
	numerator?: number | undefined;
	denominator?: number | undefined;
	statement?: string | undefined;
	note?: string | undefined;
	cells: readonly Cell[];
};

export type ValueState = 'draft' | 'submitted' | 'returned' | 'approved';
/** What an indicator has reached: a number or a range, a share, or words. */
export type Reached =
	| { kind: 'number'; low: number; high: number; claimIds: string[] }
	| { kind: 'percentage'; numerator: number; denominator: number }
	| { kind: 'text'; statement: string };

/** A claim with the files and further links that bear it out. */
export type ClaimWithFiles = Claim & { files: Attachment[] };

/** A claim as anybody may read it: who entered it stays inside. */
export type PublicClaim = Omit<ClaimWithFiles, 'enteredBy' | 'withdrawn'>;

/** A part of a split as anybody may read it. */
export type SplitCell = { category: string; cell: ShownCell };

/** An indicator with its approved values, as anybody may read it. */
export type PublicIndicator = {
	id: string;
	code: string;
	activityId: string | undefined;
	level: Level;
	kind: IndicatorKind;
	scaleMax: number | undefined;
	baseline: number | undefined;
	target: number | undefined;
	targetDirection: TargetDirection;
	minimumCell: number;
	title: ShownText | undefined;
	unit: ShownText | undefined;
	eventIds: string[];
	values: {
		startsOn: string;
		endsOn: string;
		reached: Reached | undefined;
		isReached: boolean | undefined;
		dimensions: { dimension: string; cells: SplitCell[] }[];
	}[];
};
