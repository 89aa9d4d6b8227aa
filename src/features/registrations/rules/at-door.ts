import type { LocalisedText } from '#features/partnership/types.ts';

/** What a list asks of a ticket: of each of these, one bit at least. */
export type Admission = number[];

/** All that a door needs for eight hours without network. Numbers of tickets are 5 bytes each, one after the other, in base64. */
export type DoorPack = {
	eventTag: string;
	publicKey: string;
	event: { title: string; startsOn: string; endsOn: string; zone: string };
	post: string;
	lists: {
		id: string;
		title: string;
		/** Absent where every place is admitted. */
		admission: Admission | undefined;
		/** How many may be inside at once. */
		capacity: number | undefined;
	}[];
	/** Numbers that are admitted, for codes typed by hand. */
	valid: string;
	/** The bits of what each of them admits to, 2 bytes each. */
	admits: string;
	/** Numbers that are no longer admitted, whatever their ticket says. */
	revoked: string;
	madeAt: string;
};

/** One look at a ticket as a device saw it, in its own time; the id is the device's, so that it counts once. */
export type ScanSent = {
	id: string;
	listId: string;
	/** The ticket's number, 5 bytes in hex. */
	ticket: string;
	direction: 'in' | 'out';
	/** When the device saw it, ISO 8601. */
	scannedAt: string;
};

/** What a steward counted in one sector: a range. The id is the device's, so that it counts once. */
export type HeadCountSent = {
	id: string;
	sector: string;
	low: number;
	high: number;
	countedAt: string;
};

/** A crowd as stewards counted it: the latest count of each sector, and all of them added up. */
export type Crowd = {
	low: number;
	high: number;
	sectors: { sector: string; low: number; high: number; at: Date }[];
};

/** What the server says of somebody's six words. */
export type NumberOfWords = {
	/** The number of the place's ticket, 5 bytes in hex. */
	ticket: string;
	/** What it admits to, in bits as on the ticket. */
	admits: number;
	isConfirmed: boolean;
};

/** What another device of the event saw. */
export type SeenByOther = {
	listId: string;
	ticket: string;
	direction: 'in' | 'out';
	at: string;
	post: string;
};

/** How many looks of the event a device hears of at once at most. */
export const looksAtOnce = 1000;

/** What the server says to a device that has sent what it saw. */
export type FromOthers = {
	kept: number;
	others: SeenByOther[];
	/** The number of the last look that the device has heard of now, among all of the event. */
	after: number;
	/** Of the codes just sent and heard of, those that were admitted twice. */
	doubles: DoubleScan[];
};

/** What the team has set up at the doors of an event. */
export type TeamDoor = {
	lists: {
		id: string;
		title: LocalisedText;
		productId: string | undefined;
		/** The days on which a pass must hold one; undefined where all passes are admitted. */
		days: { from: string; to: string } | undefined;
		capacity: number | undefined;
		/** How many are inside now. */
		inside: number;
	}[];
	devices: { id: string; post: string; seenAt: Date | undefined; isRevoked: boolean }[];
	addOns: { id: string; title: LocalisedText }[];
	/** Of an event of several days its days, and its events where it is a festival. */
	days: { number: number; day: string }[];
	subEvents: { id: string; title: LocalisedText; startsOn: string }[];
};

/** A code that was admitted again without having left in between. */
export type DoubleScan = {
	listId: string;
	ticket: string;
	first: { at: Date; post: string };
	second: { at: Date; post: string };
};
