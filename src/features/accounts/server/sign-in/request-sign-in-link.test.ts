import { expect, test } from 'vitest';
import { newAccount } from '../../../../../tests/support/account.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import type { Context } from '../context.ts';
import { openAuth } from './auth.ts';
import { followSignInLink } from './follow-link.ts';
import { requestSignInLink } from './request-sign-in-link.ts';

async function visitor(): Promise<Context> {
	const { sql } = await testDatabase();
	return { sql, clock: () => new Date(), actor: undefined, changed() {} };
}

test('the letter is in the language of the account, and its link signs in', async () => {
	const context = await visitor();
	const { id, email } = await newAccount(context.sql);
	const wish = { email: 'ONA@example.org', returnPath: '/lt/p/vilnius-oslo' };
	const path = await requestSignInLink(context, wish);
	const url = new URL(path ?? '', 'http://here.invalid');
	expect([url.pathname, url.searchParams.get('to')]).toEqual([
		'/lt/sign-in/link',
		'/lt/p/vilnius-oslo'
	]);
	const [letter] = await context.sql.selectFrom('letter').selectAll().execute();
	expect(letter).toMatchObject({
		kind: 'sign-in',
		language: 'lt',
		recipient: email,
		subject: 'Jūsų prisijungimo nuoroda',
		sent_at: null
	});
	expect(letter?.body).toContain(path);
	const auth = await openAuth(context.sql, { origin: 'http://localhost', secret: 'x'.repeat(32) });
	const followed = await followSignInLink(auth, new Headers(), url.searchParams.get('token') ?? '');
	expect(followed).toMatchObject({ ok: true, accountId: id });
});

test('for an unknown address nothing is written, sent or kept', async () => {
	const context = await visitor();
	const wish = { email: 'unknown@example.org', returnPath: undefined };
	expect(await requestSignInLink(context, wish)).toBe(undefined);
	expect(await context.sql.selectFrom('letter').selectAll().execute()).toEqual([]);
	expect(await context.sql.selectFrom('verification').selectAll().execute()).toEqual([]);
});

test('following a link proves an address that nobody has proved yet', async () => {
	const context = await visitor();
	const { id, email } = await newAccount(context.sql);
	await context.sql.updateTable('account').set({ email_verified: false }).execute();
	const path = await requestSignInLink(context, { email, returnPath: undefined });
	const token = new URL(path ?? '', 'http://here.invalid').searchParams.get('token') ?? '';
	const auth = await openAuth(context.sql, { origin: 'http://localhost', secret: 'x'.repeat(32) });
	const followed = await followSignInLink(auth, new Headers(), token);
	expect(followed).toMatchObject({ ok: true, accountId: id });
	const accounts = await context.sql.selectFrom('account').select('email_verified').execute();
	expect(accounts).toEqual([{ email_verified: true }]);
});
