import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { openAuth } from './auth.ts';
import { followSignInLink } from './follow-link.ts';
import { actorOf, sessionOf, signOut } from './session.ts';
import { makeSignInToken } from './sign-in-links.ts';

const settings = { origin: 'https://tiltas.example', secret: 'a secret of at least thirty-two bytes' };

test('a', async () => {
	const { sql } = await testDatabase();
	const auth = await openAuth(sql, settings);
	const id = randomUUID();
	await sql.insertInto('account').values({ id, name: 'A', email: 'a@example.org', email_verified: true }).execute();
	const token = await inTransaction({ sql }, (tx) =>
		makeSignInToken(tx, { email: 'a@example.org', now: new Date(), minutes: 15 })
	);
	const signed = await followSignInLink(auth, new Headers(), token);
	console.log(signed);
	console.log(await sql.selectFrom('session').selectAll().execute());
	console.log(await followSignInLink(auth, new Headers(), token));
	if (!signed.ok) throw new Error();
	const headers = new Headers({ cookie: signed.cookies.map((c) => c.split(';')[0]).join('; ') });
	console.log(await sessionOf(auth, headers), await actorOf(sql, id));
	await sql.updateTable('session').set({ expires_at: new Date(Date.now() + 20 * 86400000) }).execute();
	console.log(await sessionOf(auth, headers), await actorOf(sql, id));
	console.log(await auth.api.generatePasskeyRegistrationOptions({ headers, asResponse: true }));
	console.log(await signOut(auth, headers));
	console.log(await sessionOf(auth, headers));
	expect(1).toBe(1);
});
