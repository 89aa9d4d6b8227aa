import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { eventTag, signedTicket, ticketPublicKey } from '../server/door/ticket-key.ts';
import { checkCode, readCheckCode, readTicket } from './ticket.ts';

const keys = participantKeys('a secret of the tests that is long enough');

async function isSigned(text: string, publicKey: Uint8Array): Promise<boolean> {
	const ticket = readTicket(text);
	if (!ticket) return false;
	const { subtle } = webcrypto;
	const raw = new Uint8Array(publicKey);
	const key = await subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
	return subtle.verify('Ed25519', key, ticket.signature, ticket.signed);
}

test('a ticket fits a small QR code and is checked by the event’s public key alone', async () => {
	const eventId = randomUUID();
	const number = randomBytes(5);
	const text = signedTicket(keys, { eventId, number, admits: 0b101 });
	expect(text).toHaveLength(120);
	expect(text).toMatch(/^[0-9A-Z $%*+./:-]+$/);
	const ticket = readTicket(text);
	expect(ticket).toMatchObject({ admits: 0b101 });
	expect(Buffer.from(ticket!.number)).toEqual(number);
	expect(Buffer.from(ticket!.eventTag)).toEqual(eventTag(eventId));
	expect(await isSigned(text, ticketPublicKey(keys, eventId))).toBe(true);
});

test('a ticket whose first digit is a space is read also where the space got lost', async () => {
	const spaced = () => {
		for (;;) {
			const eventId = randomUUID();
			const text = signedTicket(keys, { eventId, number: randomBytes(5), admits: 0 });
			if (text.startsWith(' ')) return { eventId, text };
		}
	};
	const { eventId, text } = spaced();
	for (const typed of [text, text.trim(), `${text}\n`]) {
		expect(await isSigned(typed, ticketPublicKey(keys, eventId))).toBe(true);
	}
});

test('a forged ticket, another event’s and another instance’s are not signed', async () => {
	const eventId = randomUUID();
	const text = signedTicket(keys, { eventId, number: randomBytes(5), admits: 0 });
	const other = participantKeys('another secret of the tests, as long as that');
	expect(await isSigned(text, ticketPublicKey(keys, randomUUID()))).toBe(false);
	expect(await isSigned(text, ticketPublicKey(other, eventId))).toBe(false);
	const forged = (text.startsWith('0') ? '1' : '0') + text.slice(1);
	expect(await isSigned(forged, ticketPublicKey(keys, eventId))).toBe(false);
});

test.each(['', 'https://example.org', 'A', 'ž'.repeat(120), '0'.repeat(120), ':'.repeat(120)])(
	'%j is no ticket',
	(text) => {
		expect(readTicket(text)).toBeUndefined();
	}
);

test('a check code is read back however it is typed', () => {
	for (let each = 0; each < 200; each += 1) {
		const number = randomBytes(5);
		const code = checkCode(number);
		expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]$/);
		const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`;
		expect(Buffer.from(readCheckCode(typed)!)).toEqual(number);
	}
	const zeros = checkCode(new Uint8Array(5));
	expect(readCheckCode(zeros.replaceAll('0', 'O'))).toEqual(new Uint8Array(5));
	expect(readCheckCode('7KQ2-M9XD')).toBeUndefined();
	expect(readCheckCode('UUUU-UUUU-U')).toBeUndefined();
});

test('a check code with one slip is none: no letter for another, and no two that changed places', () => {
	const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
	const code = checkCode(Uint8Array.from([7, 99, 180, 31, 250])).replaceAll('-', '');
	for (const [at, right] of Array.from(code).entries()) {
		const others = Array.from(letters).filter((letter) => letter !== right);
		for (const wrong of others)
			expect(readCheckCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBeUndefined();
		for (let other = at + 1; other < code.length; other += 1) {
			const swapped = Array.from(code);
			[swapped[at], swapped[other]] = [code[other]!, right];
			if (code[other] !== right) expect(readCheckCode(swapped.join(''))).toBeUndefined();
		}
	}
});
