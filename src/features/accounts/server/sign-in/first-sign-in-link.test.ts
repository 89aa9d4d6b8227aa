import { expect, test } from 'vitest';
import { cast, now } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { openAuth } from './auth.ts';
import { firstSignInLink } from './first-sign-in-link.ts';
import { followSignInLink } from './follow-link.ts';
import { actorOf } from './session.ts';

const clock = () => new Date();
const tokenOf = (path: string | undefined) => path?.split('token=')[1] ?? '';

test('an empty instance gets an operator, and a link at every start until it is used', async () => {
	const { sql } = await testDatabase();
	const first = await firstSignInLink({ sql, clock });
	const second = await firstSignInLink({ sql, clock });
	expect(first).toMatch(/^\/en\/welcome\?token=[\w-]{43}$/);
	expect(second).not.toBe(first);
	const accounts = await sql.selectFrom('account').select(['name', 'email']).execute();
	expect(accounts).toEqual([{ name: 'Operator', email: 'operator@localhost' }]);
	const auth = await openAuth(sql, { origin: 'http://localhost', secret: 'x'.repeat(32) });
	const followed = await followSignInLink(auth, new Headers(), tokenOf(second));
	if (!followed.ok) throw new Error(followed.reason);
	expect(await actorOf(sql, followed.accountId)).toMatchObject({
		name: 'Operator',
		isOperator: true
	});
	expect(await firstSignInLink({ sql, clock })).toBe(undefined);
});

test('of two processes that start an empty instance at once, one makes the operator', async () => {
	const { sql } = await testDatabase();
	const both = await Promise.all([
		firstSignInLink({ sql, clock }),
		firstSignInLink({ sql, clock })
	]);
	expect(both.filter((path) => path !== undefined).length).toBeGreaterThan(0);
	expect((await sql.selectFrom('operator').selectAll().execute()).length).toBe(1);
});

test('the first operator coordinates every partnership that is there, and the journal says so', async () => {
	const { sql, partnershipId } = await cast(await testDatabase());
	await firstSignInLink({ sql, clock: () => now });
	const [member] = await sql
		.selectFrom('membership')
		.innerJoin('account', 'account.id', 'membership.account_id')
		.select(['membership.role', 'membership.partnership_id', 'account.id'])
		.where('email', '=', 'operator@localhost')
		.execute();
	expect(member).toMatchObject({ role: 'coordinator', partnership_id: partnershipId });
	const entries = await sql
		.selectFrom('journal_entry')
		.select(['chain', 'record_id', 'changes'])
		.where('command', '=', 'make-first-operator')
		.orderBy('chain')
		.execute();
	expect(entries).toEqual([
		{
			chain: '00000000-0000-0000-0000-000000000000',
			record_id: member?.id,
			changes: { operator: { after: true } }
		},
		{ chain: partnershipId, record_id: member?.id, changes: { role: { after: 'coordinator' } } }
	]);
});

test('an operator who has a real address but has never come gets a link of their own', async () => {
	const { sql } = await testDatabase();
	await firstSignInLink({ sql, clock });
	await sql.updateTable('account').set({ email: 'vardas@example.org', language: 'lt' }).execute();
	expect(await firstSignInLink({ sql, clock })).toMatch(/^\/lt\/welcome\?token=/);
	expect((await sql.selectFrom('account').selectAll().execute()).length).toBe(1);
});
