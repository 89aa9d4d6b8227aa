import type { Language } from '#lib/i18n/languages.ts';

export const leakKinds = ['database', 'backup', 'server', 'device', 'laptop'] as const;
/** What was stolen or seen by others. */
export type LeakKind = (typeof leakKinds)[number];

export const leakParts = ['places', 'contacts', 'answers'] as const;
/** What is held of the people of an event: rows with ticket numbers, addresses for letters, answers. */
export type LeakPart = (typeof leakParts)[number];

export type Exposure =
	'not_there' | 'in_plain' | 'sealed_holders' | 'sealed_instance' | 'half_a_key';

/** All that is held of an event's people, in numbers; for coordinators alone. */
export type EventHoldings = {
	eventId: string;
	title: string;
	numbers: Record<LeakPart, number>;
	/** Telephones that are not revoked. */
	devices: number;
	holders: number;
	/** How many must open the answers together; undefined where the event has no key. */
	threshold: number | undefined;
	/** When the last of it is erased. */
	until: Record<LeakPart, Date | undefined>;
};

/** How readable a part is for whoever has what leaked, without any other key. */
export function exposure(kind: LeakKind, part: LeakPart, event: EventHoldings): Exposure {
	if (event.numbers[part] === 0) return 'not_there';
	if (kind === 'device') return part === 'places' && event.devices > 0 ? 'in_plain' : 'not_there';
	if (kind === 'laptop') {
		if (part !== 'answers' || event.holders === 0) return 'not_there';
		return (event.threshold ?? 1) > 1 ? 'half_a_key' : 'in_plain';
	}
	if (part === 'answers') return 'sealed_holders';
	// The product's backups are encrypted with the secret, which is not in them.
	if (kind === 'backup') return 'sealed_instance';
	if (part === 'contacts') return kind === 'server' ? 'in_plain' : 'sealed_instance';
	return 'in_plain';
}

/** What is held of several events, as of one: what is weakest with one of them counts for all. */
export function together(events: readonly EventHoldings[], titles: string): EventHoldings {
	const [first] = events;
	if (first && events.length === 1) return first;
	const sum = (of: (event: EventHoldings) => number) =>
		events.reduce((total, event) => total + of(event), 0);
	const latest = (part: LeakPart) =>
		events
			.flatMap(({ until }) => until[part] ?? [])
			.toSorted((one, other) => one.getTime() - other.getTime())
			.at(-1);
	const thresholds = events.flatMap(({ threshold }) => threshold ?? []);
	return {
		eventId: '',
		title: titles,
		numbers: byPart((part) => sum(({ numbers }) => numbers[part])),
		devices: sum(({ devices }) => devices),
		holders: Math.max(0, ...events.map(({ holders }) => holders)),
		threshold: thresholds.length > 0 ? Math.min(...thresholds) : undefined,
		until: byPart(latest)
	};
}

function byPart<Value>(of: (part: LeakPart) => Value): Record<LeakPart, Value> {
	return { places: of('places'), contacts: of('contacts'), answers: of('answers') };
}

const leakSteps = {
	database: ['close', 'publish'],
	backup: ['backup', 'publish'],
	server: ['close', 'secret', 'sessions', 'publish'],
	device: ['shut_out', 'doubles', 'publish'],
	laptop: ['holder', 'sessions', 'publish']
} as const satisfies Record<LeakKind, readonly string[]>;
export type LeakStep = (typeof leakSteps)[LeakKind][number];

/** What is to be done at once, in this order, before anybody is written to. */
export const stepsAfter = (kind: LeakKind): readonly LeakStep[] => leakSteps[kind];

/** Where a step is taken, below the partnership's address; undefined for what is done elsewhere or is of one event where several are meant. */
export function placeOfStep(step: LeakStep, eventId: string | undefined): string | undefined {
	if (step === 'holder') return 'keys';
	if (!eventId) return undefined;
	if (step === 'shut_out' || step === 'doubles') return `events/${eventId}/door`;
	return step === 'publish' ? `events/${eventId}/texts` : undefined;
}

const hoursToTell = 72;

/** Until when the authority must have heard of it (GDPR, article 33). */
export const tellBy = (noticed: Date): Date =>
	new Date(noticed.getTime() + hoursToTell * 3_600_000);

export const noticeReaders = ['authority', 'persons', 'partners'] as const;
/** A text ready to be sent to those who must hear of a leak. */
export type LeakNotice = {
	reader: (typeof noticeReaders)[number];
	language: Language;
	text: string;
};
