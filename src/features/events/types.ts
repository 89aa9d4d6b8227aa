import type { PublicPicture } from '#features/media/types.ts';
import type {
	FactSource,
	LocalisedText,
	ShownText,
	TeamWords,
	Texts
} from '#features/partnership/types.ts';
import type { Language } from '#lib/i18n/languages.ts';

export const eventKinds = [
	'study_visit',
	'coordination_meeting',
	'conference',
	'cultural_event',
	'march',
	'concert',
	'festival',
	'information_activity'
] as const;
export type EventKind = (typeof eventKinds)[number];

export const attendanceModes = ['on_site', 'online', 'mixed'] as const;
export type AttendanceMode = (typeof attendanceModes)[number];
export const entrances = ['open', 'by_invitation'] as const;
export type Entrance = (typeof entrances)[number];
export const visibilities = ['public', 'team'] as const;
export type Visibility = (typeof visibilities)[number];

export const accessFeatures = [
	'step_free',
	'accessible_toilet',
	'seating',
	'hearing_loop',
	'sign_language',
	'captions',
	'audio_description',
	'quiet_space',
	'companion_free',
	'assistance_dogs'
] as const;

export const eventStates = [
	'draft',
	'published',
	'postponed',
	'moved_online',
	'running',
	'past',
	'held',
	'cancelled'
] as const;
export type EventState = (typeof eventStates)[number];

/** Local days 'YYYY-MM-DD' and times of day 'HH:MM' in an IANA zone; an unknown time is absent. */
export type When = {
	startsOn: string;
	startsTime?: string | undefined;
	endsOn: string;
	endsTime?: string | undefined;
	zone: string;
};

export type Point = { latitude: number; longitude: number };

export type EventFacts = When & {
	activityId?: string | undefined;
	/** The festival that this event is part of. */
	parentId?: string | undefined;
	attendanceMode: AttendanceMode;
	onlineUrl?: string | undefined;
	entrance: Entrance;
	visibility: Visibility;
	/** Unknown when absent. */
	isFree?: boolean | undefined;
	/** BCP 47 tags of what is spoken or interpreted there. */
	languages: readonly string[];
	accessFeatures: readonly string[];
	point?: Point | undefined;
};

/** The facts of an event that say where they were read. */
export type SourcedFact = 'title' | 'days' | 'place' | 'admission';

/** What a new event needs; the kind's defaults fill what is left out. */
export type NewEvent = When &
	Partial<Omit<EventFacts, keyof When>> & {
		id?: string | undefined;
		kind: EventKind;
		title: LocalisedText;
		place?: LocalisedText | undefined;
		texts?: Texts<EventField> | undefined;
		sources?: Partial<Record<SourcedFact, readonly FactSource[]>> | undefined;
	};

export const eventFields = [
	'title',
	'held_title',
	'summary',
	'description',
	'place',
	'access',
	'feedback'
] as const;
/** `notice` says what changed and is written with the change itself. */
export type EventField = (typeof eventFields)[number] | 'notice';

export const changeKinds = ['cancelled', 'postponed', 'moved_online', 'reinstated'] as const;
export type ChangeKind = (typeof changeKinds)[number];
export type EventChange = {
	kind: ChangeKind;
	previousStartsOn: string | undefined;
	previousStartsTime: string | undefined;
};

export type Notice =
	| { kind: 'cancelled' }
	| { kind: 'moved_online' }
	| { kind: 'postponed'; previousStartsOn: string; previousStartsTime: string | undefined };

/** An event without its texts, as rows and the clock make it. */
export type EventRow = When & {
	id: string;
	slug: string;
	kind: EventKind;
	activityId: string | undefined;
	parentId: string | undefined;
	attendanceMode: AttendanceMode;
	onlineUrl: string | undefined;
	entrance: Entrance;
	visibility: Visibility;
	isFree: boolean | undefined;
	languages: string[];
	accessFeatures: string[];
	point: Point | undefined;
	sequence: number;
	state: EventState;
	notices: Notice[];
	heldAt: Date | undefined;
	publishedIn: Language[];
};

export type TeamEventRow = EventRow & {
	title: TeamWords;
	place: TeamWords;
};

/** An event in a public list, calendar or feed. */
export type PublicEventRow = EventRow & {
	partnershipSlug: string;
	partnershipId: string;
	partnershipTitle: ShownText | undefined;
	title: ShownText | undefined;
	heldTitle: ShownText | undefined;
	summary: ShownText | undefined;
	place: ShownText | undefined;
	notice: ShownText | undefined;
};

/** A stop of a route as the public sees it. */
export type ShownStop = {
	id: string;
	passesTime: string | undefined;
	isStepFree: boolean | undefined;
	point: Point | undefined;
	title: ShownText;
	note: ShownText | undefined;
};

export type ProgrammeItem = {
	id: string;
	heldOn: string | undefined;
	startsTime: string | undefined;
	endsTime: string | undefined;
	title: ShownText;
	description: ShownText | undefined;
};

/** One line of a programme: an item of the event itself or an event of the festival. */
export type ProgrammeEntry = Omit<ProgrammeItem, 'heldOn'> & { event: PublicEventRow | undefined };
export type ProgrammeDay = { day: string; entries: ProgrammeEntry[] };

/** What an event's own public page shows. */
export type PublicEventPage = {
	event: PublicEventRow;
	description: ShownText | undefined;
	access: ShownText | undefined;
	feedback: ShownText | undefined;
	stops: ShownStop[];
	programme: ProgrammeDay[];
	pictures: PublicPicture[];
	subEvents: PublicEventRow[];
	parent: PublicEventRow | undefined;
	/** The number of its activity, where that has a public page. */
	activity: string | undefined;
	sources: (FactSource & { recordId: string; field: string })[];
};

export type StopInput = {
	title: LocalisedText;
	note: LocalisedText;
	passesTime?: string | undefined;
	isStepFree?: boolean | undefined;
	point?: Point | undefined;
};

export type ProgrammeInput = {
	title: LocalisedText;
	description: LocalisedText;
	heldOn?: string | undefined;
	startsTime?: string | undefined;
	endsTime?: string | undefined;
};

/** A stop and a programme item as the team works on them. */
export type TeamStop = {
	id: string;
	revision: number;
	title: TeamWords;
	note: TeamWords;
	passesTime: string | undefined;
	isStepFree: boolean | undefined;
	point: Point | undefined;
};
export type TeamProgrammeItem = {
	id: string;
	revision: number;
	title: TeamWords;
	description: TeamWords;
	heldOn: string | undefined;
	startsTime: string | undefined;
	endsTime: string | undefined;
};

/** An event with all that the team works on. */
export type TeamEvent = EventRow & {
	revision: number;
	texts: Record<(typeof eventFields)[number], TeamWords>;
	notice: TeamWords;
	stops: TeamStop[];
	programme: TeamProgrammeItem[];
	announcements: {
		kind: ChangeKind;
		previousStartsOn: string | undefined;
		announcedAt: Date;
		announcedBy: string | undefined;
	}[];
	sources: (FactSource & { recordId: string; field: string })[];
};
