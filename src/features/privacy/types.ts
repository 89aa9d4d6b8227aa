/** How a browser locks a holder's private key; only the numbers that anybody may know are kept. */
export type Wrapping =
	| { kdf: 'argon2id'; passes: number; memoryKibibytes: number; lanes: number; salt: string }
	| { kdf: 'passkey-prf'; credentialId: string; salt: string };

/** A key as a browser gives it: public in plain, private only locked. */
export type LockedKey = {
	publicKey: Uint8Array;
	wrapping: Wrapping;
	wrappedKey: Uint8Array;
};

/** One part of an event's private key, sealed to one holder; the whole key where one opens alone. */
export type NewShare = { holderKeyId: string; sealedShare: Uint8Array };

export type HolderKey = {
	id: string;
	name: string;
	method: 'passphrase' | 'passkey';
	/** base64url, 32 bytes. */
	publicKey: string;
	madeAt: Date;
	isOwn: boolean;
};

/** What the owner's browser needs to unlock the own key and to seal its shares anew; bytes are base64url. */
export type OwnKey = {
	id: string;
	publicKey: string;
	method: 'passphrase' | 'passkey';
	wrapping: Wrapping;
	wrappedKey: string;
	madeAt: Date;
	shares: { eventKeyId: string; eventPublicKey: string; sealedShare: string }[];
};

export type EventKey = {
	id: string;
	publicKey: string;
	/** How many holders must open together. */
	threshold: number;
	madeAt: Date;
	holders: { holderKeyId: string; name: string; isOwn: boolean }[];
	/** Fewer holders are left than must open together: nobody opens what was sealed to it. */
	isLost: boolean;
};

export type Opening = {
	id: string;
	eventId: string;
	name: string;
	/** Who added a part to it, and whether enough of the key was there. */
	helpedBy: string[];
	isWhole: boolean;
	purpose: string;
	askedAt: Date;
	endsAt: Date;
	closedAt: Date | undefined;
	isRunning: boolean;
};

/** An opening of another holder that waits for a second share. */
export type AskedShare = Pick<Opening, 'id' | 'name' | 'purpose' | 'endsAt'> & {
	openerPublicKey: string;
};

/** The own opening that runs, with what a second holder gave for it. */
export type RunningOpening = Pick<Opening, 'id' | 'eventId' | 'purpose' | 'endsAt'> & {
	eventKeyId: string;
	/** How many must open together, the opener included. */
	threshold: number;
	givenShares: { holderPublicKey: string; sealedShare: string }[];
};
