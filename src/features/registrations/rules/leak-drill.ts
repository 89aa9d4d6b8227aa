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
	if (part === 'contacts') return kind === 'server' ? 'in_plain' : 'sealed_instance';
	return 'in_plain';
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
