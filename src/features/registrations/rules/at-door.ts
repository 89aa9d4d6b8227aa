import type { LocalisedText } from '#features/partnership/types.ts';

/** All that a door needs for eight hours without network. Numbers of tickets are 5 bytes each, one after the other, in base64. */
export type DoorPack = {
	eventTag: string;
	publicKey: string;
	event: { title: string; startsOn: string; endsOn: string; zone: string };
	post: string;
	lists: {
		id: string;
		title: string;
		/** The bit of the add-on on a ticket; absent where every place is admitted. */
		addOn: number | undefined;
		/** How many may be inside at once. */
		capacity: number | undefined;
	}[];
	/** Numbers that are admitted, for codes typed by hand. */
	valid: string;
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

/** What the server says of somebody's six words. */
export type NumberOfWords = {
	/** The number of the place's ticket, 5 bytes in hex. */
	ticket: string;
	/** Which add-ons it admits to, a bit for each as on the ticket. */
	addOns: number;
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
		capacity: number | undefined;
		/** How many are inside now. */
		inside: number;
	}[];
	devices: { id: string; post: string; seenAt: Date | undefined; isRevoked: boolean }[];
	addOns: { id: string; title: LocalisedText }[];
};

/** A code that was admitted again without having left in between. */
export type DoubleScan = {
	listId: string;
	ticket: string;
	first: { at: Date; post: string };
	second: { at: Date; post: string };
};
