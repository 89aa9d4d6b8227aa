import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openContact, openOwnAnswer } from '../server/open.ts';
import { participantKeys } from '../server/participant-keys.ts';
import * as server from '../server/seal.ts';
import * as browser from '../ui/seal.ts';
import { isPadded, padded, withoutPadding } from './padding.ts';

const keys = participantKeys('a secret of the tests that is long enough');
const at = { registrationId: 'place', questionId: 'question' };
const sealingKeys = () => ({
	eventKey: new Uint8Array(
		generateKeyPairSync('x25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
	),
	claimKey: new Uint8Array(randomBytes(32))
});

const names = ['Bo', '7', 'on', 'Rugilė Kanarėlė', 'Žygimantė Konstancija '.repeat(5).trim()];

test('whoever reads what is stored, or the line, tells no short answer from a long one', async () => {
	const to = sealingKeys();
	const sealed = await Promise.all(
		names.flatMap((name) => [
			Promise.resolve(server.sealAnswer(to, at, name)),
			browser.sealAnswer(to, at, name)
		])
	);
	const lengths = sealed.map((one) => [one.sealed.length, one.own.length, isPadded(one)].join(' '));
	expect([...new Set(lengths)]).toEqual(['176 156 true']);
	const opened = sealed.map(({ own }) => openOwnAnswer(keys, to.claimKey, { ...at, own }).reveal());
	expect(opened).toEqual(names.flatMap((name) => [name, name]));
});

test('the longest texts have one length as well, and none is lost', () => {
	const to = sealingKeys();
	const texts = ['🏳️‍🌈'.repeat(166), 'ž'.repeat(1000), 'ꙮ'.repeat(1000)];
	const lengths = texts.map((text) => server.sealAnswer(to, at, text).sealed.length);
	expect(lengths).toEqual([4144, 4144, 4144]);
	expect(texts.map((text) => withoutPadding(padded(text)))).toEqual(texts);
});

test('an address tells nothing by its length, and one that was sealed before is read', () => {
	const lengths = ['a@b.lt', `${'a'.repeat(240)}@example.org`].map(
		(address) => server.sealContact(keys, 'place', address).length
	);
	expect(new Set(lengths).size).toBe(1);
	const sealedContact = server.sealContact(keys, 'place', 'ada@example.org');
	expect(openContact(keys, { id: 'place', sealedContact }).reveal()).toBe('ada@example.org');
	expect(withoutPadding(Buffer.from('ada@example.org'))).toBe('ada@example.org');
});
