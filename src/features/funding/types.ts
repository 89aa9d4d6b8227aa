import type { Language } from '#lib/i18n/languages.ts';
import type { LocalisedText, StoredFile } from '#features/partnership/types.ts';

export type Mechanism = 'eea' | 'norway' | 'both' | 'other';

/** When a duty arises. Amounts are whole cents of the pack's currency. */
export type Trigger =
	| { always: true }
	| { grantAbove: number; currency: string }
	| { donorPartner: true }
	| { physicalObject: true }
	| { eventHeld: true }
	| { anyOf: readonly Trigger[] }
	| { allOf: readonly Trigger[] };

export type DutyCheck =
	'evidence' | 'languages-published' | 'information-activities' | 'statement-on-page';

export type Duty = {
	id: string;
	/** Only a duty sourced for the pack's own period can stop a publication or a report. */
	hard: boolean;
	trigger: Trigger;
	/** How many are needed, where the duty counts; `above` raises it over an amount in cents. */
	need?: { count: number; above?: { amount: number; currency: string; count: number } };
	title: Record<Language, string>;
	text: Record<Language, string>;
	evidenceType: string;
	check: DutyCheck;
	/** The languages a page must be published in; the source language of the partnership is 'source'. */
	languages?: readonly (Language | 'source')[];
	source: { ref?: string; name: string; date?: string };
	status: 'sourced' | 'general-knowledge' | 'invented';
	note?: string;
};

/** A funder's rules as data: with a source, a date and a version, never in code. */
export type RulePack = {
	id: string;
	version: string;
	title: Record<Language, string>;
	verifiedOn: string;
	source: readonly { ref?: string; name: string; date?: string }[];
	link: string;
	funderName: Record<Language, string>;
	donors: Partial<Record<Mechanism, Record<Language, string>>>;
	/** The funding sentence in each language, with {fund} and {donors} to fill. */
	statement: Partial<Record<Language, string>>;
	/** What a text in that language must say to count as the statement. */
	statementMustContain: Partial<Record<Language, readonly string[]>>;
	duties: readonly Duty[];
};

export type FunderInput = { name: LocalisedText; website?: string | undefined };

export type GrantInput = {
	funderId: string;
	rulePack: string;
	mechanism: Mechanism;
	title: LocalisedText;
	/** The funding sentence; a language left empty takes the pack's own. */
	statement: LocalisedText;
	contractNumber?: string | undefined;
	/** Whole cents of `currency`; both or neither. */
	maxAmountCents?: number | undefined;
	currency?: string | undefined;
	ratePercent?: number | undefined;
	hasPhysicalObject: boolean;
};

/** What the duties of a grant depend on. */
export type DutyFacts = {
	amountCents: number | undefined;
	currency: string | undefined;
	hasDonorPartner: boolean;
	hasPhysicalObject: boolean;
	eventsHeld: number;
	informationActivitiesHeld: number;
	sourceLanguage: Language;
	publishedLanguages: readonly Language[];
	statementLanguages: readonly Language[];
};

export type DutyEvidence = {
	id: string;
	duty: string;
	kind: 'evidence' | 'waiver';
	note: string;
	url: string | undefined;
	/** Downloaded under the evidence's own id. */
	file: StoredFile | undefined;
	datedOn: string | undefined;
	enteredAt: Date;
};

export type DutyState = 'open' | 'met' | 'waived';
export type DutyRow = {
	duty: Duty;
	state: DutyState;
	evidence: DutyEvidence[];
	progress: string | undefined;
};

/** What stops a page from going public, and where it is mended. */
export type Gap =
	| { gap: 'statement-missing'; grantId: string; funder: string }
	| { gap: 'statement-incomplete'; grantId: string; funder: string; missing: string }
	| { gap: 'funder-name-missing'; funderId: string; funder: string }
	| { gap: 'link-missing'; funderId: string; funder: string }
	| { gap: 'alternative-text-missing'; pictureId: string }
	| { gap: 'no-attribution' };
