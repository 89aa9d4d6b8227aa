import type { Language } from '#lib/i18n/languages.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { appendToJournal, instanceChain } from '#platform/server/journal.ts';
import { signInMinutes } from '../../rules.ts';
import type { Refusal } from '../../types.ts';
import type { Context, Sql, Tx } from '../context.ts';
import { makeSignInToken } from '../sign-in/sign-in-links.ts';
import { tokenHash } from '../sign-in/token.ts';
import { accountFor } from '../team/accept-invitation.ts';

type Open = { id: string; email: string; language: Language; hasAccount: boolean };
type NotOpen = Refusal<'no-such-invitation' | 'invitation-expired'>;

/** The invitation of a letter's token; refuses one that was used, withdrawn or never existed, and an expired one. */
export async function openOperatorInvitation(
	{ sql, clock }: Pick<Context, 'sql' | 'clock'>,
	token: string
): Promise<{ ok: true; invitation: Open } | NotOpen> {
	return found(sql, token, clock());
}

export type AcceptedOperator =
	/** The token signs a new account in at once; an account that was there before signs in as always. */
	{ ok: true; accountId: string; signInToken: string | undefined } | NotOpen;

/** Makes the invited person an operator, with a new account if there is none for the address; works once. */
export async function acceptOperatorInvitation(
	context: Context,
	acceptance: { token: string; name: string }
): Promise<AcceptedOperator> {
	const now = context.clock();
	return inTransaction(context, async (tx): Promise<AcceptedOperator> => {
		const open = await found(tx, acceptance.token, now);
		if (!open.ok) return open;
		const { id, email, language } = open.invitation;
		const account = await accountFor(tx, { email, language, name: acceptance.name }, now);
		await begin(tx, { invitationId: id, accountId: account.id, now });
		const signIn = { email, now, minutes: signInMinutes };
		const signInToken = account.isNew ? await makeSignInToken(tx, signIn) : undefined;
		return { ok: true, accountId: account.id, signInToken };
	});
}

async function found(
	sql: Sql | Tx,
	token: string,
	now: Date
): Promise<{ ok: true; invitation: Open } | NotOpen> {
	const query = sql
		.selectFrom('operator_invitation as invitation')
		.leftJoin('account', 'account.email', 'invitation.email')
		.select(['invitation.id', 'invitation.email', 'invitation.language', 'expires_at'])
		.select('account.id as account_id')
		.where('token_hash', '=', Buffer.from(tokenHash(token), 'base64url'))
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null);
	const row = await (sql.isTransaction ? query.forUpdate('invitation') : query).executeTakeFirst();
	if (!row) return { ok: false, reason: 'no-such-invitation' };
	if (row.expires_at <= now) return { ok: false, reason: 'invitation-expired' };
	const { id, email, language, account_id } = row;
	return { ok: true, invitation: { id, email, language, hasAccount: account_id !== null } };
}

type Beginning = { invitationId: string; accountId: string; now: Date };

async function begin(tx: Tx, { invitationId, accountId, now }: Beginning): Promise<void> {
	await tx
		.insertInto('operator')
		.values({ account_id: accountId, since: now })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await tx
		.updateTable('operator_invitation')
		.set({ accepted_at: now, accepted_by: accountId })
		.where('id', '=', invitationId)
		.execute();
	const act = {
		chain: instanceChain,
		at: now,
		actor: accountId,
		command: 'accept-operator-invitation'
	};
	const changes = { operator: { after: true }, invitation: { after: invitationId } };
	await appendToJournal(tx, act, [{ recordId: accountId, recordKind: 'account', changes }]);
}
