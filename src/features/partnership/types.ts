import type { Language } from '#lib/i18n/languages.ts';

export type RecordKind =
	| 'partnership'
	| 'partner'
	| 'funder'
	| 'grant'
	| 'activity_group'
	| 'activity'
	| 'deliverable'
	| 'picture'
	| 'event'
	| 'stop'
	| 'programme_item'
	| 'claim'
	| 'indicator'
	| 'indicator_value'
	| 'report'
	| 'amendment'
	| 'quota'
	| 'product'
	| 'question'
	| 'question_option'
	| 'door_list';

/** A text as it is written: any language may be missing. */
export type LocalisedText = Partial<Record<Language, string>>;
/** The texts of one record by field. */
export type Texts<Field extends string = string> = Partial<Record<Field, LocalisedText>>;

export type TextState = 'missing' | 'draft' | 'published' | 'outdated';

/** A text as the team sees it in one language. */
export type TeamText = { draft: string; published: string | undefined; state: TextState };

/** A text in every language as the team works on it. */
export type TeamWords = Record<Language, TeamText>;

export type PublishedLanguage = {
	language: Language;
	publishedAt: Date;
	overrideReason: string | undefined;
};

/** A text as the public sees it: in the language asked for, or marked with the one it is in. */
export type ShownText = { text: string; language: Language };

/** Where a fact was read. `datedOn` is the source's own day, 'YYYY-MM-DD'. */
export type FactSource = {
	name: string;
	url?: string | undefined;
	datedOn?: string | undefined;
	note?: string | undefined;
};

export const partnerRoles = [
	'project_promoter',
	'donor_project_partner',
	'project_partner',
	'associated_partner'
] as const;
export type PartnerRole = (typeof partnerRoles)[number];

export const partnerCategories = [
	'civil_society',
	'public_sector',
	'private_sector',
	'education',
	'international',
	'other'
] as const;
export type PartnerCategory = (typeof partnerCategories)[number];

export const stateTypes = ['beneficiary', 'donor', 'other'] as const;
export type StateType = (typeof stateTypes)[number];

export type StoredFile = { hash: string; name: string; mediaType: string; byteSize: number };

/** What is said of a file or link, and who may see it; what holds personal data is never public. */
export type AttachmentFacts = {
	title: string;
	datedOn?: string | undefined;
	language?: Language | undefined;
	licence?: string | undefined;
	visibility: 'public' | 'team';
	holdsPersonalData?: boolean | undefined;
};

/** A file kept by the instance, or a link; exactly one of the two. */
export type NewAttachment = AttachmentFacts & {
	purpose: 'deliverable' | 'evidence' | 'logo' | 'document';
	url?: string | undefined;
	file?: StoredFile | undefined;
};
export type Attachment = NewAttachment & { id: string; recordId: string };

export type PartnerInput = {
	role: PartnerRole;
	category: PartnerCategory;
	/** ISO 3166-1 alpha-2. */
	country: string;
	stateType: StateType;
	name: LocalisedText;
	website?: string | undefined;
	contactEmail?: string | undefined;
	contactIsPublic: boolean;
	sources?: readonly FactSource[] | undefined;
};

export type PartnershipField = 'title' | 'summary' | 'aim' | 'objectives' | 'expected_results';

export type NewPartnership = {
	id?: string | undefined;
	slug: string;
	sourceLanguage: Language;
	/** Days, 'YYYY-MM-DD'; the end is not before the start. */
	startsOn: string;
	endsOn: string;
	/** IANA time zone of the partnership's own days. */
	zone: string;
	isGenerated?: boolean | undefined;
	title: LocalisedText;
};

/** What the two sides of a partnership's bridge may be drawn in; each stands out on paper and at night. */
export const bridgeColours = [
	'teal',
	'orange',
	'red',
	'yellow',
	'green',
	'blue',
	'violet',
	'pink'
] as const;
export type BridgeColour = (typeof bridgeColours)[number];

export type PartnershipFacts = {
	startsOn: string;
	endsOn: string;
	zone: string;
	leftColour?: BridgeColour | undefined;
	rightColour?: BridgeColour | undefined;
	texts: Texts<PartnershipField>;
	sources?: Partial<Record<PartnershipField | 'period', readonly FactSource[]>> | undefined;
};

/** A partner's or funder's own logo, with what it says for those who can't see it. */
export type ShownLogo = { id: string; width: number; height: number; alt: ShownText };

export type PublicPartner = {
	id: string;
	name: ShownText | undefined;
	role: PartnerRole;
	category: PartnerCategory;
	country: string;
	stateType: StateType;
	website: string | undefined;
	/** Only what the partner wants to be public (PF3). */
	contactEmail: string | undefined;
};

/** One line of the journal; a person who deleted the account is no longer named. */
export type JournalLine = {
	number: number;
	at: Date;
	who: string | undefined;
	command: string;
	recordId: string | undefined;
	changes: { field: string; before: string | undefined; after: string | undefined }[];
};
