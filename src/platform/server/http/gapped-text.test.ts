import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gappedText } from './gapped-text.ts';

const between = ['<p>Ačiū ', ' and '.repeat(500), '</p>'] as const;
const text = gappedText(between);
const gzip = (values: readonly string[]) => text(values, 'gzip');

test.each([
	['words', ['žuvis', 'obelis'] as const],
	['nothing', ['', ''] as const],
	['more than one block can hold', ['ž'.repeat(40_000), 'x'.repeat(65_535)] as const]
])('is the same text in both encodings, filled with %s', (_, values) => {
	const whole = [between[0], values[0], between[1], values[1], between[2]].join('');
	expect(text(values, 'identity').toString()).toBe(whole);
	expect(gunzipSync(gzip(values)).toString()).toBe(whole);
});

test('what is the same for everybody is compressed', () => {
	expect(gzip(['one', 'two']).length).toBeLessThan(150);
});

test('the length tells nothing of what is filled in, though it be like its surroundings', () => {
	expect(gzip([' and and and', 'x']).length).toBe(gzip(['Qk4_zR7-wP9s', 'x']).length);
});
