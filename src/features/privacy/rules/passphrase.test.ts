import { expect, test } from 'vitest';
import { isStrongEnough, strengthOf } from './passphrase.ts';

test.each([
	['bridge', 'short', false],
	['aaaaaaaaaaaaaaaaaaaa', 'plain', false],
	['bridge river', 'fair', true],
	['four words of my own choice', 'good', true]
] as const)('%s is %s', (passphrase, strength, isEnough) => {
	expect(strengthOf(passphrase)).toBe(strength);
	expect(isStrongEnough(strength)).toBe(isEnough);
});
