import { keyedHash } from '#platform/server/sealing/keyed-hash.ts';
import { keyFor } from '#platform/server/secrets.ts';

/**
 * What the instance needs to serve participants, made from its secret: it lives in the configuration,
 * never in the database or its backups, so that a stolen database says nothing about anybody.
 */
export type ParticipantKeys = {
	/** Makes keyed hashes; each use has a purpose of its own. */
	pepper: Buffer;
	/** Seals contacts for letters. */
	contacts: Buffer;
	/** Makes the claim codes of those who register without JavaScript. */
	claims: Buffer;
	/** Locks what people's own codes open: a code alone is one of few enough to be tried by whoever has the table and years. */
	own: Buffer;
	/** The seed of the keys that sign tickets. */
	tickets: Buffer;
};

/** The instance's keys for participants; the same secret gives the same keys. */
export function participantKeys(secret: string): ParticipantKeys {
	const key = (purpose: string) => keyFor(secret, `participants: ${purpose}`);
	return {
		pepper: key('pepper'),
		contacts: key('contacts'),
		claims: key('claims'),
		own: key('own answers'),
		tickets: key('tickets')
	};
}

/** A keyed hash of 32 bytes: equal for equal values of one purpose, and without the pepper no hint at them. */
export function mark(
	{ pepper }: Pick<ParticipantKeys, 'pepper'>,
	purpose: 'claim' | 'request' | 'contact' | 'option' | 'invitation' | 'device' | 'form' | 'letter',
	...parts: string[]
): Buffer {
	return keyedHash(pepper)
		.update([purpose, ...parts].join('\0'))
		.digest();
}
