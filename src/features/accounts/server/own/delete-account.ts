import { sql } from 'kysely';
import { noteErased } from '#platform/server/ledger/entries.ts';
import { accountCommand } from '../command.ts';
import type { Tx } from '../context.ts';

/**
 * Deletes the own account with its sessions, passkeys, memberships, drafts and letters; the journal
 * keeps its random id only. Refuses `last-coordinator` and `last-operator`, who have to hand over first.
 */
export const deleteAccount = accountCommand({
	name: 'delete-account',
	async run({ tx, now, accountId, journal }, _: undefined) {
		if (await isLastCoordinator(tx, accountId))
			return { ok: false, reason: 'last-coordinator' } as const;
		if (await isLastOperator(tx, accountId)) return { ok: false, reason: 'last-operator' } as const;
		await eraseAccount(tx, accountId);
		await noteErased(tx, [{ what: erasedAccount, subjectId: accountId, at: now }]);
		journal({ recordId: accountId, recordKind: 'account', changes: { deleted: { after: true } } });
		return { ok: true } as const;
	}
});

/** What the ledger calls it. */
export const erasedAccount = 'account';

/** Erases an account with all that leads to its owner; false where there is none of this id. */
export async function eraseAccount(tx: Tx, accountId: string): Promise<boolean> {
	const account = await tx
		.deleteFrom('account')
		.where('id', '=', accountId)
		.returning('email')
		.executeTakeFirst();
	if (!account) return false;
	const { email } = account;
	await tx.deleteFrom('invitation').where('email', '=', email).execute();
	await tx.deleteFrom('operator_invitation').where('email', '=', email).execute();
	await tx.deleteFrom('letter').where('recipient', '=', email).execute();
	await tx
		.deleteFrom('verification')
		.where(sql<boolean>`strpos(value, ${email}) > 0`)
		.execute();
	return true;
}

async function isLastCoordinator(tx: Tx, accountId: string): Promise<boolean> {
	const own = await tx
		.selectFrom('membership')
		.select('partnership_id')
		.where('account_id', '=', accountId)
		.where('role', '=', 'coordinator')
		.execute();
	if (own.length === 0) return false;
	const partnerships = own.map(({ partnership_id }) => partnership_id);
	const coordinators = await tx
		.selectFrom('membership')
		.select(['partnership_id', 'account_id'])
		.where('partnership_id', 'in', partnerships)
		.where('role', '=', 'coordinator')
		.orderBy('partnership_id')
		.orderBy('account_id')
		.forUpdate()
		.execute();
	const others = new Set(
		coordinators.filter((one) => one.account_id !== accountId).map((one) => one.partnership_id)
	);
	return partnerships.some((id) => !others.has(id));
}

async function isLastOperator(tx: Tx, accountId: string): Promise<boolean> {
	const operators = await tx
		.selectFrom('operator')
		.select('account_id')
		.orderBy('account_id')
		.forUpdate()
		.execute();
	const isOperator = operators.some((one) => one.account_id === accountId);
	return isOperator && operators.length === 1;
}
