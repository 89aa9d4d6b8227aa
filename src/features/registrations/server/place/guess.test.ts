import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { foldWord, wordsInCode } from '../../rules/claim-code.ts';
import { claimWordLists } from '../../rules/claim-words.ts';
import { takePlace } from '../register/take-place.ts';
import type { Visit } from '../visit.ts';
import { ownPlace } from './own-place.ts';

test('a code is one of 2 to the power of 60, whatever its language', () => {
	for (const words of Object.values(claimWordLists)) {
		expect(wordsInCode * Math.log2(new Set(words.map(foldWord)).size)).toBe(60);
	}
});

/** What one try costs: keys derived, and tables asked in their order. */
async function workOf(visit: Visit, typed: string) {
	const derived = vi.spyOn(globalThis.crypto.subtle, 'deriveBits');
	const asked: string[] = [];
	const sql = visit.sql.withPlugin({
		transformQuery: ({ node }) => {
			asked.push(JSON.stringify(node).match(/"name":"(\w+)"/)?.[1] ?? '');
			return node;
		},
		transformResult: ({ result }) => Promise.resolve(result)
	});
	const place = await ownPlace({ ...visit, sql }, typed);
	const keys = derived.mock.calls.length;
	derived.mockRestore();
	return { isFound: place !== undefined, keys, asked };
}

test('wrong words cost the same however they are wrong, and finding costs what not finding does', async () => {
	const { visit, form, productIds } = await registrationCast((await testDatabase()).sql);
	const taken = await takePlace(visit, await form(), {
		requestKey: randomUUID(),
		language: 'lt',
		productIds,
		size: 1,
		answers: new Map(),
		contact: undefined,
		invitationId: undefined
	});
	const words = taken.ok ? (taken.codes[0] ?? []) : [];
	const [first = '', ...others] = words;
	const wrong = [words.toReversed().join(' '), `${first} ${first}`, 'nothing of the kind', ''];
	const missed = { isFound: false, keys: 2, asked: ['registration'] };
	for (const typed of wrong) expect(await workOf(visit, typed)).toEqual(missed);
	const hit = await workOf(visit, [first, ...others].join(' '));
	expect([hit.isFound, hit.keys, hit.asked[0]]).toEqual([true, 2, 'registration']);
	// Only what the answer shows is read after that.
	expect(hit.asked.slice(1).toSorted()).toEqual([
		'answer',
		'product',
		'registration',
		'registration_add_on'
	]);
});
