import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { rulePack, rulePacks } from './rule-packs.ts';

const isPack = new Ajv({ allErrors: true }).compile(
	JSON.parse(readFileSync('rules/rule-pack.schema.json', 'utf8')) as object
);

test('PU1: rule packs are data with a version, two of real funders at least, each as its schema says', () => {
	for (const pack of rulePacks)
		expect([pack.id, isPack(pack), isPack.errors]).toEqual([pack.id, true, null]);
	const real = rulePacks.filter((pack) => !(pack as { generated?: boolean }).generated);
	expect(real.map(({ id }) => id)).toEqual(['eea-norway-2014-2021', 'eea-norway-2021-2028']);
	expect(new Set(rulePacks.map(({ id }) => id)).size).toBe(rulePacks.length);
	expect(rulePack('eea-norway-1994-1999')).toBeUndefined();
});

test('PU1: only what a source says is hard, and each pack’s sentence says what it must in every language', () => {
	for (const { id, duties, statement, donors, statementMustContain } of rulePacks) {
		for (const duty of duties)
			if (duty.hard) expect([id, duty.id, duty.status]).toEqual([id, duty.id, 'sourced']);
		for (const donor of Object.values(donors))
			for (const language of ['en', 'lt', 'nb'] as const) {
				const said = (statement[language] ?? '')
					.replace('{donors}', donor[language])
					.replace('{fund}', '…')
					.toLowerCase();
				for (const phrase of statementMustContain[language] ?? [])
					expect(said).toContain(phrase.toLowerCase());
			}
	}
});
