import { instanceCommand } from '../command.ts';
import type { Context } from '../context.ts';

/**
 * Takes the right to run the instance back; what the person does in partnerships stays. Refuses
 * `no-such-operator` and, for the last one, `last-operator`.
 */
export const removeOperator = instanceCommand({
	name: 'remove-operator',
	async run({ tx, journal }, input: { accountId: string }) {
		// Two operators who remove each other at once wait here for one another: one of them stays.
		const operators = await tx
			.selectFrom('operator')
			.select('account_id')
			.orderBy('account_id')
			.forUpdate()
			.execute();
		const isOne = operators.some((one) => one.account_id === input.accountId);
		if (!isOne) return { ok: false, reason: 'no-such-operator' } as const;
		if (operators.length === 1) return { ok: false, reason: 'last-operator' } as const;
		await tx.deleteFrom('operator').where('account_id', '=', input.accountId).execute();
		const changes = { operator: { before: true } };
		journal({ recordId: input.accountId, recordKind: 'account', changes });
		return { ok: true } as const;
	}
});

/** Who runs the instance, in the order they came; for operators, others see none. */
export async function operators({ sql, actor }: Context) {
	if (!actor?.isOperator) return [];
	const rows = await sql
		.selectFrom('operator')
		.innerJoin('account', 'account.id', 'operator.account_id')
		.select(['account.id', 'name', 'email', 'since', 'first_signed_in_at'])
		.orderBy('since')
		.orderBy('name')
		.orderBy('account.id')
		.execute();
	return rows.map(({ first_signed_in_at, ...one }) => ({
		...one,
		hasSignedIn: first_signed_in_at !== null
	}));
}

/** Invitations to run the instance that nobody has answered; for operators, others see none. */
export async function pendingOperators({ sql, actor, clock }: Context) {
	if (!actor?.isOperator) return [];
	const rows = await sql
		.selectFrom('operator_invitation')
		.select(['id', 'email', 'expires_at'])
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.orderBy('invited_at')
		.execute();
	const now = clock();
	return rows.map(({ expires_at: expiresAt, ...one }) => ({
		...one,
		expiresAt,
		isExpired: expiresAt <= now
	}));
}
