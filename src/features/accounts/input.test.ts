import { expect, test } from 'vitest';
import { parseFields } from '#lib/form/parse.ts';
import { invitationForm, ownAccountForm, signInRequestForm } from './input.ts';
import { firstEmail } from './rules.ts';

test.each([
	['Ona@Example.org ', { ok: true, value: { email: 'ona@example.org', to: '' } }],
	[firstEmail, { ok: true, value: { email: firstEmail, to: '' } }],
	['', { ok: false, problems: [{ field: 'email', problem: 'form.required' }] }],
	['ona', { ok: false, problems: [{ field: 'email', problem: 'form.email_expected' }] }],
	['ona@localhost', { ok: false, problems: [{ field: 'email', problem: 'form.email_expected' }] }],
	[
		'a@b.example\nBcc: eve@example.org',
		{ ok: false, problems: [{ field: 'email', problem: 'form.unreadable_characters' }] }
	]
])('asked for a link for %j, the form says %j', (email, expected) => {
	expect(parseFields(signInRequestForm, { email })).toEqual(expected);
});

test('an invitation names every field that is wrong', () => {
	const sent = { email: 'ona', role: 'king', partner: 'x', language: 'fr' };
	expect(parseFields(invitationForm, sent)).toEqual({
		ok: false,
		problems: [
			{ field: 'email', problem: 'form.email_expected' },
			{ field: 'language', problem: 'form.choice_expected' },
			{ field: 'role', problem: 'form.choice_expected' },
			{ field: 'partner', problem: 'form.choice_expected' }
		]
	});
});

test('the own account needs a name; its address may be left out or empty', () => {
	const value = { name: 'Ona', language: 'lt', email: undefined };
	expect(parseFields(ownAccountForm, { name: ' Ona ', language: 'lt', email: '' })).toEqual({
		ok: true,
		value
	});
	expect(parseFields(ownAccountForm, { name: 'Ona', language: 'lt' })).toMatchObject({ ok: true });
	expect(parseFields(ownAccountForm, { name: ' ', language: 'lt' })).toEqual({
		ok: false,
		problems: [{ field: 'name', problem: 'form.required' }]
	});
});
