import { randomUUID } from 'node:crypto';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { appendToJournal, instanceChain } from '#platform/server/journal.ts';
import { firstEmail, firstLinkHours } from '../../rules.ts';
import type { Context, Tx } from '../context.ts';
import { makeSignInToken } from './sign-in-links.ts';

type First = Pick<Context, 'sql' | 'clock'>;

/**
 * Until an operator has signed in for the first time: makes sure that there is one, who coordinates
 * every partnership, and gives the path of a link that signs in once within 24 hours. Else nothing.
 */
export async function firstSignInLink(context: First): Promise<string | undefined> {
	const now = context.clock();
	return inTransaction(context, async (tx) => {
		const operator = (await firstOperator(tx)) ?? (await makeOperator(tx, now));
		if (!operator || operator.first_signed_in_at) return undefined;
		await coordinateAll(tx, operator.id, now);
		const link = { email: operator.email, now, minutes: firstLinkHours * 60 };
		return `/${operator.language}/welcome?token=${await makeSignInToken(tx, link)}`;
	});
}

function firstOperator(tx: Tx) {
	return tx
		.selectFrom('operator')
		.innerJoin('account', 'account.id', 'operator.account_id')
		.select(['account.id', 'account.email', 'account.language', 'account.first_signed_in_at'])
		.orderBy((eb) => eb('account.first_signed_in_at', 'is', null))
		.orderBy('operator.since')
		.executeTakeFirst();
}

/** Two processes may start an empty instance at once: only one of them makes the account. */
async function makeOperator(tx: Tx, now: Date) {
	const id = randomUUID();
	const account = await tx
		.insertInto('account')
		.values({
			id,
			name: 'Operator',
			email: firstEmail,
			email_verified: true,
			created_at: now,
			updated_at: now
		})
		.onConflict((conflict) => conflict.column('email').doNothing())
		.returning(['id', 'email', 'language', 'first_signed_in_at'])
		.executeTakeFirst();
	if (!account) return undefined;
	await tx.insertInto('operator').values({ account_id: id, since: now }).execute();
	const act = { chain: instanceChain, at: now, actor: undefined, command: 'make-first-operator' };
	const changes = { operator: { after: true } };
	await appendToJournal(tx, act, [{ recordId: id, recordKind: 'account', changes }]);
	return account;
}

async function coordinateAll(tx: Tx, accountId: string, now: Date): Promise<void> {
	const missing = await tx
		.insertInto('membership')
		.columns(['partnership_id', 'account_id', 'role', 'since'])
		.expression((eb) =>
			eb
				.selectFrom('partnership')
				.select((of) => [
					'id',
					of.val(accountId).as('account_id'),
					of.val('coordinator').as('role'),
					of.val(now).as('since')
				])
		)
		.onConflict((conflict) => conflict.doNothing())
		.returning('partnership_id')
		.execute();
	for (const { partnership_id } of missing) {
		const act = {
			chain: partnership_id,
			at: now,
			actor: undefined,
			command: 'make-first-operator'
		};
		const changes = { role: { after: 'coordinator' } };
		await appendToJournal(tx, act, [{ recordId: accountId, recordKind: 'account', changes }]);
	}
}
