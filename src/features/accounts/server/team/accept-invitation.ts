import { randomUUID } from 'node:crypto';
import type { Language } from '#lib/i18n/languages.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { appendToJournal } from '#platform/server/journal.ts';
import { signInMinutes } from '../../rules.ts';
import type { Refusal, Role } from '../../types.ts';
import { nextRevision } from '../command.ts';
import type { Context, Sql, Tx } from '../context.ts';
import { makeSignInToken } from '../sign-in/sign-in-links.ts';
import { tokenHash } from '../sign-in/token.ts';

export type OpenInvitation = {
	partnershipId: string;
	id: string;
	slug: string;
	email: string;
	role: Role;
	partnerId: string | undefined;
	language: Language;
	hasAccount: boolean;
};
type NotOpen = Refusal<'no-such-invitation' | 'invitation-expired'>;

/** The invitation of a letter's token; refuses one that was used, withdrawn or never existed, and an expired one. */
export async function openInvitation(
	context: Pick<Context, 'sql' | 'clock'>,
	token: string
): Promise<{ ok: true; invitation: OpenInvitation } | NotOpen> {
	return found(context.sql, token, context.clock());
}

export type Accepted =
	/** The token signs a new account in at once; an account that was there before signs in as always. */
	{ ok: true; slug: string; accountId: string; signInToken: string | undefined } | NotOpen;

/** Makes the invited person a member, with a new account if there is none for the address; works once. */
export async function acceptInvitation(
	context: Context,
	acceptance: { token: string; name: string }
): Promise<Accepted> {
	const now = context.clock();
	const accepted = await inTransaction(context, async (tx): Promise<Accepted> => {
		const open = await found(tx, acceptance.token, now);
		if (!open.ok) return open;
		const { invitation } = open;
		const account = await accountFor(tx, { ...invitation, name: acceptance.name }, now);
		await join(tx, { invitation, accountId: account.id, now });
		const signIn = { email: invitation.email, now, minutes: signInMinutes };
		const signInToken = account.isNew ? await makeSignInToken(tx, signIn) : undefined;
		return { ok: true, slug: invitation.slug, accountId: account.id, signInToken };
	});
	if (accepted.ok) context.changed(accepted.slug);
	return accepted;
}

async function found(
	sql: Sql | Tx,
	token: string,
	now: Date
): Promise<{ ok: true; invitation: OpenInvitation } | NotOpen> {
	const query = sql
		.selectFrom('invitation')
		.innerJoin('partnership', 'partnership.id', 'invitation.partnership_id')
		.leftJoin('account', 'account.email', 'invitation.email')
		.selectAll('invitation')
		.select(['partnership.slug', 'account.id as account_id'])
		.where('token_hash', '=', Buffer.from(tokenHash(token), 'base64url'))
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null);
	const row = await (sql.isTransaction ? query.forUpdate('invitation') : query).executeTakeFirst();
	if (!row) return { ok: false, reason: 'no-such-invitation' };
	if (row.expires_at <= now) return { ok: false, reason: 'invitation-expired' };
	const { partnership_id: partnershipId, id, slug, email, role, language } = row;
	const place = { role, partnerId: row.partner_id ?? undefined };
	const hasAccount = row.account_id !== null;
	return {
		ok: true,
		invitation: { partnershipId, id, slug, email, ...place, language, hasAccount }
	};
}

/** The account of an address, made now if there is none. */
export async function accountFor(
	tx: Tx,
	person: { email: string; name: string; language: Language },
	now: Date
): Promise<{ id: string; isNew: boolean }> {
	const { email, name, language } = person;
	const times = { created_at: now, updated_at: now };
	const made = await tx
		.insertInto('account')
		.values({ id: randomUUID(), email, name, language, email_verified: true, ...times })
		.onConflict((conflict) => conflict.column('email').doNothing())
		.returning('id')
		.executeTakeFirst();
	if (made) return { id: made.id, isNew: true };
	const known = tx.selectFrom('account').select('id').where('email', '=', email);
	return { ...(await known.executeTakeFirstOrThrow()), isNew: false };
}

type Joining = { invitation: OpenInvitation; accountId: string; now: Date };

async function join(tx: Tx, { invitation, accountId, now }: Joining): Promise<void> {
	const { partnershipId, role, partnerId } = invitation;
	await tx
		.insertInto('membership')
		.values({
			partnership_id: partnershipId,
			account_id: accountId,
			role,
			partner_id: partnerId ?? null,
			since: now
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await tx
		.updateTable('invitation')
		.set({ accepted_at: now, accepted_by: accountId })
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', invitation.id)
		.execute();
	const act = { chain: partnershipId, at: now, actor: accountId, command: 'accept-invitation' };
	const changes = { role: { after: role }, invitation: { after: invitation.id } };
	await appendToJournal(tx, act, [{ recordId: accountId, recordKind: 'account', changes }]);
	await nextRevision(tx, partnershipId);
}
