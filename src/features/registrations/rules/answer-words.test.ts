import { expect, test } from 'vitest';
import { answerWords } from './answer-words.ts';

const options = { id: 'By bicycle' };

test('a choice reads as its option, a consent as a tick, everything else as it was written', () => {
	expect(answerWords({ kind: 'choice', options }, 'id')).toBe('By bicycle');
	expect(answerWords({ kind: 'choice', options }, 'another id')).toBe('another id');
	expect(answerWords({ kind: 'consent', options: {} }, 'on')).toBe('✓');
});

test('what was left empty reads as nothing, a consent too', () => {
	for (const kind of ['name', 'choice', 'consent'])
		expect(answerWords({ kind, options }, '')).toBe('–');
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
	'who answers %s breaks no list',
	(text) => {
		for (const kind of ['name', 'text', 'choice'])
			expect(answerWords({ kind, options }, text)).toBe(text);
	}
);
