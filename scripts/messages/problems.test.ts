import { expect, test } from 'vitest';
import { problemsOf, type Area } from './problems.ts';
import { referencesIn } from './references.ts';

const area = (en: string, lt: string, nb: string): Area => ({
	name: 'events',
	texts: { en: { 'events.a': en }, lt: { 'events.a': lt }, nb: { 'events.a': nb } }
});
const used = referencesIn("t('events.a')");
const problems = (en: string, lt: string, nb: string) => problemsOf([area(en, lt, nb)], used);

test('the same message in three languages is in order', () => {
	expect(
		problems(
			'{count, plural, one {# seat} other {# seats}}',
			'{count, plural, one {# vieta} few {# vietos} other {# vietų}}',
			'{count, plural, one {# plass} other {# plasser}}'
		)
	).toEqual([]);
});

test('a Lithuanian plural without "few" is found', () => {
	const found = problems(
		'{n, plural, one {a} other {b}}',
		'{n, plural, one {a} other {b}}',
		'{n, plural, one {a} other {b}}'
	);
	expect(found).toEqual(['events.a (lt): has no form for few of {n}']);
});

test('a placeholder that only one language has is found', () => {
	expect(problems('From {day}', 'Nuo {diena}', 'Fra {day}')).toEqual([
		'events.a (lt): expects diena (value), English day (value)'
	]);
});

test('a choice that one language lacks is found', () => {
	const found = problems(
		'{k, select, a {A} other {B}}',
		'{k, select, a {A} other {B}}',
		'{k, select, other {B}}'
	);
	expect(found).toEqual(['events.a (nb): expects k (one of other), English k (one of a, other)']);
});

test('a broken message is found', () => {
	expect(problems('{day', 'Diena', 'Dag')[0]).toMatch(/^events\.a \(en\): is no ICU message/);
});

test('straight quotation marks and empty texts are found', () => {
	expect(problems('"Yes"', ' ', 'Ja')).toEqual([
		'events.a (en): has a straight quotation mark: write “…”',
		'events.a (lt): is empty or has space around it'
	]);
});

test('a language without the key, and a key in the wrong file, are found', () => {
	const lacking: Area = {
		name: 'plan',
		texts: { en: { 'events.a': 'A' }, lt: { 'events.a': 'A' }, nb: {} }
	};
	expect(problemsOf([lacking], used)).toEqual([
		'events.a: missing in plan.nb.json',
		'events.a: stands in the files of plan'
	]);
});

test('keys that nobody says, and keys that nobody wrote, are found', () => {
	const references = referencesIn("const x = 'other.word'; t('events.gone')");
	expect(problemsOf([area('A', 'A', 'A')], references)).toEqual([
		'events.a: no code says it',
		'events.gone: code says it, no file has it'
	]);
});

test('a key put together around a value counts as said', () => {
	const references = referencesIn('t(`events.${kind}`)');
	expect(problemsOf([area('A', 'A', 'A')], references)).toEqual([]);
});
