import { expect, test } from 'vitest';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import type { Sql } from '../context.ts';
import { openAuth, type Auth } from './auth.ts';
import { followSignInLink } from './follow-link.ts';
import { actorOf, sessionOf, signOut } from './session.ts';
import { makeSignInToken } from './sign-in-links.ts';
import { newAccount } from '../../../../../tests/support/account.ts';
import { tokenHash } from './token.ts';

const secret = 'a secret of at least thirty-two bytes';
const now = () => new Date();
const day = 24 * 60 * 60 * 1000;

async function opened(origin = 'https://tiltas.example') {
	const { sql } = await testDatabase();
	const auth = await openAuth(sql, { origin, secret });
	const { id, email } = await newAccount(sql);
	const token = () =>
		inTransaction({ sql }, (tx) => makeSignInToken(tx, { email, now: now(), minutes: 15 }));
	return { sql, auth, id, email, token };
}

async function signedIn(auth: Auth, token: string): Promise<Headers> {
	const followed = await followSignInLink(auth, new Headers(), token);
	if (!followed.ok) throw new Error(followed.reason);
	return new Headers({ cookie: followed.cookies.map((line) => line.split(';')[0]).join('; ') });
}

const sessions = (sql: Sql) => sql.selectFrom('session').selectAll().execute();

test('a link signs in once; the second time it is refused', async () => {
	const { auth, id, token } = await opened();
	const link = await token();
	expect(await followSignInLink(auth, new Headers(), link)).toMatchObject({
		ok: true,
		accountId: id
	});
	const again = await followSignInLink(auth, new Headers(), link);
	expect(again).toEqual({ ok: false, reason: 'link-expired' });
});

test('of ten who follow a link at once, one is signed in', async () => {
	const { sql, auth, token } = await opened();
	const link = await token();
	const all = await Promise.all(
		Array.from({ length: 10 }, () => followSignInLink(auth, new Headers(), link))
	);
	expect(all.filter(({ ok }) => ok).length).toBe(1);
	expect((await sessions(sql)).length).toBe(1);
});

test('a link that is too old, unknown, or of a deleted account is refused', async () => {
	const { sql, auth, token } = await opened();
	const refused = { ok: false, reason: 'link-expired' };
	const old = await token();
	await sql
		.updateTable('verification')
		.set({ expires_at: new Date(Date.now() - 1000) })
		.execute();
	expect(await followSignInLink(auth, new Headers(), old)).toEqual(refused);
	expect(await followSignInLink(auth, new Headers(), 'no-such-token-anywhere')).toEqual(refused);
	const orphan = await token();
	await sql.deleteFrom('account').execute();
	expect(await followSignInLink(auth, new Headers(), orphan)).toEqual(refused);
	expect(await sql.selectFrom('account').selectAll().execute()).toEqual([]);
});

test('what the database holds opens nothing: neither the hash of a link nor that of a session', async () => {
	const { sql, auth, token } = await opened();
	const link = await token();
	const [stored] = await sql.selectFrom('verification').selectAll().execute();
	expect(stored?.identifier).toBe(tokenHash(link));
	const stolen = await followSignInLink(auth, new Headers(), stored?.identifier ?? '');
	expect(stolen).toEqual({ ok: false, reason: 'link-expired' });
	const headers = await signedIn(auth, link);
	const [session] = await sessions(sql);
	const cookie = decodeURIComponent(headers.get('cookie') ?? '');
	const plain = cookie.split('=')[1]?.split('.')[0] ?? '';
	expect(session?.token).toBe(tokenHash(plain));
	const forged = new Headers({ cookie: cookie.replace(plain, session?.token ?? '') });
	expect((await sessionOf(auth, forged)).accountId).toBe(undefined);
	expect((await sessionOf(auth, headers)).accountId).toBe(session?.account_id);
});

test('a session keeps neither the address nor the browser it was begun from', async () => {
	const { sql, auth, token } = await opened();
	const headers = new Headers({ 'user-agent': 'Mozilla', 'x-forwarded-for': '203.0.113.9' });
	await followSignInLink(auth, headers, await token());
	const [{ ip_address, user_agent } = {}] = await sessions(sql);
	expect({ ip_address, user_agent }).toEqual({ ip_address: null, user_agent: null });
});

test.each([
	[
		'https://tiltas.example',
		'__Secure-tiltas.session_token',
		['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']
	],
	[
		'http://localhost:3000',
		'tiltas.session_token',
		['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax']
	]
])('at %s the cookie is named and kept as it should be', async (origin, name, flags) => {
	const { auth, token } = await opened(origin);
	const followed = await followSignInLink(auth, new Headers(), await token());
	if (!followed.ok) throw new Error(followed.reason);
	const [line = '', ...others] = followed.cookies;
	const [pair = '', ...attributes] = line.split('; ');
	expect([others, pair.split('=')[0], attributes.sort()]).toEqual([[], name, flags]);
});

test('a session slides: used on the second day it is good for thirty more', async () => {
	const { sql, auth, token } = await opened();
	const headers = await signedIn(auth, await token());
	expect((await sessionOf(auth, headers)).cookies).toEqual([]);
	await sql
		.updateTable('session')
		.set({ expires_at: new Date(Date.now() + 28 * day) })
		.execute();
	expect((await sessionOf(auth, headers)).cookies.length).toBe(1);
	const [session] = await sessions(sql);
	const days = ((session?.expires_at.getTime() ?? 0) - Date.now()) / day;
	expect(Math.round(days)).toBe(30);
});

test('a session that ran out or was ended is nobody', async () => {
	const { sql, auth, token } = await opened();
	const first = await signedIn(auth, await token());
	await sql
		.updateTable('session')
		.set({ expires_at: new Date(Date.now() - 1000) })
		.execute();
	const over = await sessionOf(auth, first);
	expect(over.accountId).toBe(undefined);
	expect(over.cookies[0]).toContain('Max-Age=0');
	const second = await signedIn(auth, await token());
	const cookies = await signOut(auth, second);
	expect(cookies[0]).toContain('Max-Age=0');
	expect((await sessionOf(auth, second)).accountId).toBe(undefined);
	expect(await sessions(sql)).toEqual([]);
});

test('the first sign-in is noted, once', async () => {
	const { sql, auth, token } = await opened();
	const at = async () =>
		(await sql.selectFrom('account').select('first_signed_in_at').executeTakeFirstOrThrow())
			.first_signed_in_at;
	expect(await at()).toBe(null);
	await signedIn(auth, await token());
	const first = await at();
	expect(first).toBeInstanceOf(Date);
	await sql
		.updateTable('account')
		.set({ updated_at: new Date('2030-01-01') })
		.execute();
	await signedIn(auth, await token());
	expect(await at()).toEqual(first);
});

test('nobody can make an account: an unknown address with a token of ours stays unknown', async () => {
	const { sql, auth } = await opened();
	const token = await inTransaction({ sql }, (tx) =>
		makeSignInToken(tx, { email: 'unknown@example.org', now: now(), minutes: 15 })
	);
	expect(await followSignInLink(auth, new Headers(), token)).toEqual({
		ok: false,
		reason: 'link-expired'
	});
	expect((await sql.selectFrom('account').selectAll().execute()).length).toBe(1);
});

test('an actor without an account is nobody', async () => {
	const { sql, id } = await opened();
	expect(await actorOf(sql, id)).toEqual({
		accountId: id,
		name: 'Ona',
		language: 'lt',
		isOperator: false,
		memberships: []
	});
	await sql.deleteFrom('account').execute();
	expect(await actorOf(sql, id)).toBe(undefined);
});
