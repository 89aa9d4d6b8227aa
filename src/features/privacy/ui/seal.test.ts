import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { open } from '#platform/server/sealing/hpke.ts';
import { openOwnAnswer } from '../server/open.ts';
import { participantKeys } from '../server/participant-keys.ts';
import { answerPlace, eventKeyInfo } from '../rules.ts';
import { withoutPadding } from '../rules/padding.ts';
import { sealAnswer } from './seal.ts';

const keys = participantKeys('a secret of the tests that is long enough');

test('what the browser seals is opened by the event’s key and by the claim code’s, at its own place only', async () => {
	const { publicKey, privateKey } = generateKeyPairSync('x25519');
	const eventKey = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
	const own = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
	const claimKey = new Uint8Array(randomBytes(32));
	const at = { registrationId: 'place', questionId: 'question' };
	const made = await sealAnswer({ eventKey, claimKey }, at, 'Rugilė Kanarėlė');
	const purpose = { info: eventKeyInfo, place: answerPlace('place', 'question') };
	expect(withoutPadding(open(own, made.sealed, purpose))).toBe('Rugilė Kanarėlė');
	expect(openOwnAnswer(keys, claimKey, { ...at, own: made.own }).reveal()).toBe('Rugilė Kanarėlė');
	const elsewhere = { ...purpose, place: answerPlace('another', 'question') };
	expect(() => open(own, made.sealed, elsewhere)).toThrow();
	expect(() => openOwnAnswer(keys, claimKey, { ...at, questionId: 'b', own: made.own })).toThrow();
});
