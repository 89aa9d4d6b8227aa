import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { open } from '#platform/server/sealing/hpke.ts';
import { answerPlace, eventKeyInfo } from '../rules.ts';
import { withoutPadding } from '../rules/padding.ts';
import { openContact, openOwnAnswer } from './open.ts';
import { mark, participantKeys } from './participant-keys.ts';
import { sealAnswer, sealContact } from './seal.ts';

const keys = participantKeys('a secret of the tests that is long enough');

test('an answer is opened by the event’s key holders and by the person, each with an own key', () => {
	const { publicKey, privateKey } = generateKeyPairSync('x25519');
	const eventKey = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
	const claimKey = randomBytes(32);
	const at = { registrationId: randomUUID(), questionId: randomUUID() };
	const { sealed, own } = sealAnswer({ eventKey, claimKey }, at, 'Rūta');
	const place = answerPlace(at.registrationId, at.questionId);
	const holder = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
	expect(withoutPadding(open(holder, sealed, { info: eventKeyInfo, place }))).toBe('Rūta');
	expect(openOwnAnswer(keys, claimKey, { ...at, own }).reveal()).toBe('Rūta');
	expect(() => openOwnAnswer(keys, randomBytes(32), { ...at, own })).toThrow();
	expect(() => openOwnAnswer(keys, claimKey, { ...at, questionId: randomUUID(), own })).toThrow();
});

test('what was opened is written nowhere by accident', () => {
	const id = randomUUID();
	const opened = openContact(keys, { id, sealedContact: sealContact(keys, id, 'ada@example.org') });
	expect(opened.reveal()).toBe('ada@example.org');
	expect(() => JSON.stringify({ opened })).toThrow('not to be written down');
	expect(() => String(opened)).toThrow('not to be written down');
	expect(inspect({ opened })).not.toContain('ada');
});

test('a mark is the same for the same value and purpose, and for no other secret', () => {
	const other = participantKeys('another secret of the tests, as long as that');
	expect(mark(keys, 'contact', 'a', 'b')).toEqual(mark(keys, 'contact', 'a', 'b'));
	expect(mark(keys, 'contact', 'a', 'b')).not.toEqual(mark(keys, 'claim', 'a', 'b'));
	expect(mark(keys, 'contact', 'a', 'b')).not.toEqual(mark(other, 'contact', 'a', 'b'));
});
