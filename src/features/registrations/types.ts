import type { EventState, PublicEventRow } from '#features/events/types.ts';
import type { LocalisedText, ShownText, TeamWords } from '#features/partnership/types.ts';
import type { Language } from '#lib/i18n/languages.ts';

export const modes = ['none', 'open', 'approval', 'invitation'] as const;
/** Who gets a place: nobody needs one, whoever asks, whom the team accepts, whom a partner invites. */
export type Mode = (typeof modes)[number];

export const protections = ['protected', 'ordinary'] as const;
/** A protected event shows no numbers and no names, and its letters are discreet. */
export type Protection = (typeof protections)[number];

export const waitingLists = ['off', 'first_come', 'lottery'] as const;
export type WaitingList = (typeof waitingLists)[number];
export const questionKinds = ['name', 'text', 'choice', 'number', 'consent'] as const;
export type QuestionKind = (typeof questionKinds)[number];

export const openers = ['key_holders', 'coordinators'] as const;
/** Who may open the answers to a question: any key holder, or coordinators only. */
export type Opener = (typeof openers)[number];

export type Setting = {
	mode: Mode;
	protection: Protection;
	opensAt: Date | undefined;
	closesAt: Date | undefined;
	waitingList: WaitingList;
	/** How long an offer from the waiting list holds, in hours. */
	offerHours: number;
	/** The most places that one registration may take, 1 to 30. */
	mostInGroup: number;
	asksContact: boolean;
	isDiscreet: boolean;
	/** Days after the event's last day on which answers are erased. */
	retentionDays: number;
	/** The least number of people that is ever shown outside the team. */
	leastCount: number;
};

/** Room that products draw on together; the team alone sees the numbers. Unlimited where capacity is absent. */
export type QuotaInput = { title: LocalisedText; capacity?: number | undefined };
export type ProductInput = Pick<Product, 'kind' | 'attendance'> & {
	title: LocalisedText;
	/** Drawn on all at once, five at most. */
	quotaIds: readonly string[];
	/** For a kind of place: the days of the event on which it holds, 1 being the first; none for all of them. */
	days?: readonly number[] | undefined;
	/** What whoever chooses it should know, read before choosing and in letters. */
	note?: LocalisedText | undefined;
	/** Where those who take part online join; only who has such a place is told. */
	joinLink?: string | undefined;
};
export type QuestionInput = {
	kind: QuestionKind;
	title: LocalisedText;
	why: LocalisedText;
	isRequired: boolean;
	retentionDays: number;
	openedBy: Opener;
	/** For a choice: its options in order; one with an id is kept, without one is new. */
	options: readonly { id?: string | undefined; title: LocalisedText }[];
};

export type Product = {
	id: string;
	kind: 'place' | 'add_on';
	attendance: 'on_site' | 'online';
	title: ShownText | undefined;
	/** What whoever chooses it should know. */
	note: ShownText | undefined;
	/** The days on which a pass holds; none for all of the event's. */
	days: string[];
	/** Whether there is no room left; capacity itself stays in the team. */
	isFull: boolean;
};

export type Question = {
	id: string;
	kind: QuestionKind;
	isRequired: boolean;
	title: ShownText | undefined;
	/** Why it is asked. */
	why: ShownText | undefined;
	retentionDays: number;
	openedBy: Opener;
	options: { id: string; title: ShownText | undefined }[];
};

/** All that a person is asked, and all that the verbs of a visitor need to decide. */
export type RegistrationForm = {
	partnershipId: string;
	partnershipSlug: string;
	event: {
		id: string;
		slug: string;
		state: EventState;
		/** The instant after which no place can be taken any more. */
		endsAt: Date;
		zone: string;
		endsOn: string;
	};
	setting: Setting;
	/** The event's public key; without one nobody can register. */
	eventKey: Uint8Array | undefined;
	products: Product[];
	questions: Question[];
	/** Whether somebody waits already: then nobody goes past. */
	hasWaiting: boolean;
	/** When the first offer that nobody has taken yet lapses. */
	nextLapse: Date | undefined;
};

/** What somebody who wants to come can do now; numbers are never part of it. */
export type WayIn =
	'just_come' | 'not_yet' | 'not_ready' | 'take' | 'ask' | 'invited' | 'wait' | 'full' | 'closed';
export type PublicWayIn = { wayIn: WayIn; opensAt: Date | undefined };

/** One person's place as it is asked for: everything about the person is sealed already. */
export type NewPlace = {
	id: string;
	/** `lookup` of the place's claim keys, 32 bytes. */
	lookup: Uint8Array;
	answers: readonly {
		questionId: string;
		sealed: Uint8Array;
		own: Uint8Array;
		/** The chosen option of a choice, empty for none, to be counted; kept as a keyed hash only. */
		optionId?: string | undefined;
	}[];
};

export type NewRegistration = {
	/** Random, made with the form: sent twice, it gives one registration. */
	requestKey: string;
	language: Language;
	/** The place's product first, then add-ons. */
	productIds: readonly string[];
	/** 1 to 30; the first is the one who registers the group. */
	places: readonly NewPlace[];
	contact?: string | undefined;
	invitationId?: string | undefined;
};

export type WindowState = 'none' | 'no_key' | 'not_yet' | 'open' | 'closed';

export type Registered =
	| { ok: true; state: 'confirmed' | 'waiting' | 'requested'; ids: string[]; isRepeated: boolean }
	| {
			ok: false;
			reason:
				| 'no-registration'
				| 'not-yet'
				| 'closed'
				| 'full'
				| 'too-many'
				| 'no-such-product'
				| 'not-invited'
				| 'incomplete'
				| 'busy'
				| 'not-ours';
	  };

/** Why somebody got no place; `too-often` is said before anything is looked at. */
export type Refusal =
	Extract<Registered, { ok: false }>['reason'] | 'too-fast' | 'too-old' | 'too-often' | 'changed';

export type OwnState =
	'requested' | 'confirmed' | 'waiting' | 'offered' | 'declined' | 'cancelled' | 'lapsed';

/** What somebody who knows the words of a place is shown of it, and may take along. */
export type OwnPlace = {
	id: string;
	partnershipId: string;
	eventId: string;
	productId: string;
	addOnIds: string[];
	state: OwnState;
	/** The ticket's number, 5 bytes. */
	ticket: Uint8Array;
	takenAt: Date;
	offeredUntil: Date | undefined;
	hasContact: boolean;
	revision: number;
	answers: { questionId: string; answer: string; eraseAt: Date }[];
	/** The other places of the group, for the one who registered it: how each stands, not what was answered. */
	group: { position: number; state: OwnState }[];
	/** Where the place is, whether its kind is still offered or not. */
	attendance: Product['attendance'];
	/** Where the person joins who takes part online, once the place is confirmed. */
	joinLink: string | undefined;
	lookup: Uint8Array;
	ownKey: Uint8Array;
};

/** All that is held about somebody besides what `ownPlace` shows, for that person alone. */
export type KnownAbout = {
	language: 'en' | 'lt' | 'nb';
	endedAt: Date | undefined;
	letters: { kind: string; dueAt: Date; sentAt: Date | undefined }[];
};

/** What admits at the door: the signed text of the QR code, 120 characters, and the number to be read aloud. */
export type PlaceTicket = { text: string; checkCode: string };

/** All around a place: the event as the public sees it, what is asked there, and what is held about the person. */
export type PlacePage = {
	place: OwnPlace;
	/** Undefined unless the place is confirmed. */
	ticket: PlaceTicket | undefined;
	partnershipSlug: string;
	/** Undefined while the event is not public. */
	event: PublicEventRow | undefined;
	form: RegistrationForm | undefined;
	known: KnownAbout;
};

/** Places that somebody asked for together and that wait for the team's word; `id` is one of them. */
export type RequestedPlaces = { id: string; code: string; size: number; askedAt: Date };

type TeamPart = { id: string; revision: number; title: TeamWords };
export type TeamQuota = TeamPart & { capacity: number | undefined; taken: number };
export type TeamProduct = TeamPart &
	Pick<Product, 'kind' | 'attendance'> & {
		isWithdrawn: boolean;
		quotaIds: string[];
		days: number[];
		note: TeamWords;
		joinLink: string | undefined;
	};
export type TeamQuestion = TeamPart &
	Pick<Question, 'kind' | 'isRequired' | 'retentionDays' | 'openedBy'> & {
		why: TeamWords;
		options: { id: string; title: TeamWords }[];
	};

/** How places at an event are given, as the team works on it. */
export type TeamRegistration = {
	setting: Setting;
	revision: number;
	quotas: TeamQuota[];
	products: TeamProduct[];
	questions: TeamQuestion[];
};
