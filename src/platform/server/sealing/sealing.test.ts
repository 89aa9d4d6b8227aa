import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { open, readPublicKey, seal } from './hpke.ts';
import { openWith, sealWith } from './symmetric.ts';

const purpose = { info: 'a test', place: 'row 1 / field 2' };

function keyPair() {
	const { publicKey, privateKey } = generateKeyPairSync('x25519');
	return {
		publicBytes: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
		privateBytes: privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
	};
}

const bytes = (buffer: Uint8Array) => new Uint8Array(buffer).buffer;
const suite = new CipherSuite({
	kem: new DhkemX25519HkdfSha256(),
	kdf: new HkdfSha256(),
	aead: new Aes256Gcm()
});

test('what is sealed to a key is opened by its private key, for its purpose and place alone', () => {
	const { publicBytes, privateBytes } = keyPair();
	const sealed = seal(readPublicKey(publicBytes), Buffer.from('ąžuolas'), purpose);
	expect(open(privateBytes, sealed, purpose).toString()).toBe('ąžuolas');
	expect(sealed.includes('uolas')).toBe(false);
	expect(() => open(privateBytes, sealed, { ...purpose, place: 'row 2 / field 2' })).toThrow();
	expect(() => open(privateBytes, sealed, { ...purpose, info: 'another' })).toThrow();
	expect(() => open(keyPair().privateBytes, sealed, purpose)).toThrow();
	sealed[40] = (sealed[40] ?? 0) ^ 1;
	expect(() => open(privateBytes, sealed, purpose)).toThrow();
});

test('the browser’s library opens what the server sealed, and the other way round', async () => {
	const { publicBytes, privateBytes } = keyPair();
	const aad = bytes(Buffer.from(purpose.place));
	const info = bytes(Buffer.from(purpose.info));
	const recipientKey = await suite.kem.importKey('raw', bytes(privateBytes), false);
	const sealed = seal(readPublicKey(publicBytes), Buffer.from('here'), purpose);
	const enc = bytes(sealed.subarray(0, 32));
	const recipient = await suite.createRecipientContext({ recipientKey, enc, info });
	const opened = await recipient.open(bytes(sealed.subarray(32)), aad);
	expect(Buffer.from(opened).toString()).toBe('here');

	const recipientPublicKey = await suite.kem.importKey('raw', bytes(publicBytes), true);
	const sender = await suite.createSenderContext({ recipientPublicKey, info });
	const cipher = await sender.seal(bytes(Buffer.from('there')), aad);
	const whole = Buffer.concat([new Uint8Array(sender.enc), new Uint8Array(cipher)]);
	expect(open(privateBytes, whole, purpose).toString()).toBe('there');
});

test('a key of another length is refused', () => {
	expect(() => readPublicKey(randomBytes(31))).toThrow(RangeError);
});

test('a key of the instance opens what it sealed, where it was sealed for', () => {
	const key = randomBytes(32);
	const sealed = sealWith(key, Buffer.from('ada@example.org'), 'contact/1');
	expect(openWith(key, sealed, 'contact/1').toString()).toBe('ada@example.org');
	expect(() => openWith(key, sealed, 'contact/2')).toThrow();
	expect(() => openWith(randomBytes(32), sealed, 'contact/1')).toThrow();
});
