import { expect, test } from 'vitest';
import { parseForm } from '#lib/form/parse.ts';
import { grantForm } from './input.ts';

const id = '3f0a1c52-9c1e-4f53-8f0e-0d5f0a3b7c11';
function parsed(fields: Record<string, string>) {
	const sent = new FormData();
	const whole = {
		funderId: id,
		rulePack: 'pack',
		mechanism: 'both',
		'title.en': 'Fund',
		...fields
	};
	for (const [name, value] of Object.entries(whole)) sent.append(name, value);
	return parseForm(grantForm, sent);
}

test('an amount is kept in whole cents', () => {
	const result = parsed({ maxAmountCents: '50 000,10', currency: 'eur' });
	expect(result.ok && [result.value.maxAmountCents, result.value.currency]).toEqual([
		5000010,
		'EUR'
	]);
});

test('an amount needs a currency, and cents are the smallest part', () => {
	expect(parsed({ maxAmountCents: '1' })).toEqual({
		ok: false,
		problems: [{ field: 'currency', problem: 'funding.currency_expected' }]
	});
	expect(parsed({ maxAmountCents: '1.005', currency: 'EUR' })).toEqual({
		ok: false,
		problems: [{ field: 'maxAmountCents', problem: 'funding.amount_expected' }]
	});
});
