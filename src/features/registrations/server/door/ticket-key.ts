import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { keyedHash } from '#platform/server/sealing/keyed-hash.ts';
import { ticketBytes, ticketText } from '../../rules/ticket.ts';

// A raw Ed25519 seed in the DER that node:crypto reads (RFC 8410).
const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** What says on a ticket for which event it is: 8 bytes that lead back to no event without its id. */
export const eventTag = (eventId: string): Buffer =>
	createHash('sha256').update(`tiltas event ${eventId}`).digest().subarray(0, 8);

/** The key that signs an event's tickets: made from the instance's secret, stored nowhere. */
function signingKey({ tickets }: Pick<ParticipantKeys, 'tickets'>, eventId: string): KeyObject {
	const seed = keyedHash(tickets).update(eventId).digest();
	return createPrivateKey({
		key: Buffer.concat([seedPrefix, seed]),
		format: 'der',
		type: 'pkcs8'
	});
}

/** The 32 bytes with which a door checks the tickets of an event without asking anybody. */
export function ticketPublicKey(keys: Pick<ParticipantKeys, 'tickets'>, eventId: string): Buffer {
	const key = createPublicKey(signingKey(keys, eventId));
	return key.export({ format: 'der', type: 'spki' }).subarray(-32);
}

/** The text of a ticket's QR code, signed: 120 characters. */
export function signedTicket(
	keys: Pick<ParticipantKeys, 'tickets'>,
	ticket: { eventId: string; number: Uint8Array; admits: number }
): string {
	const { eventId, number, admits } = ticket;
	const signed = ticketBytes({ eventTag: eventTag(eventId), number, admits });
	return ticketText(signed, sign(null, signed, signingKey(keys, eventId)));
}
