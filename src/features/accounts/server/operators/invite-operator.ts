import { randomUUID } from 'node:crypto';
import type { Language } from '#lib/i18n/languages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { invitationDays } from '../../rules.ts';
import { instanceCommand } from '../command.ts';
import type { Tx } from '../context.ts';
import { originMark, queueLetter } from '../outbox/letters.ts';
import { newToken, tokenHash } from '../sign-in/token.ts';

const kind = 'operator-invitation';
type Invited = { email: string; language: Language };

/**
 * Invites a person by a letter in their language to run the instance too, valid 14 days; an earlier
 * open invitation of the address is withdrawn. Refuses `already-operator`.
 */
export const inviteOperator = instanceCommand({
	name: 'invite-operator',
	async run({ tx, now, accountId, journal }, input: Invited) {
		const email = input.email.toLowerCase();
		const { language } = input;
		if (await isOperator(tx, email)) return { ok: false, reason: 'already-operator' } as const;
		await withdraw({ tx, now }, { email });
		const id = randomUUID();
		const token = newToken();
		await tx
			.insertInto('operator_invitation')
			.values({
				id,
				email,
				language,
				token_hash: Buffer.from(tokenHash(token), 'base64url'),
				invited_at: now,
				invited_by: accountId,
				expires_at: new Date(now.getTime() + invitationDays * 86_400_000)
			})
			.execute();
		await writeLetter({ tx, now }, { email, language }, token);
		const changes = { invited: { after: { language } } };
		journal({ recordId: id, recordKind: 'operator-invitation', changes });
		return { ok: true, id } as const;
	}
});

/** Takes an open invitation back, and its letter if it still waits; refuses `no-such-invitation`. */
export const withdrawOperatorInvitation = instanceCommand({
	name: 'withdraw-operator-invitation',
	async run({ tx, now, journal }, input: { id: string }) {
		const withdrawn = await withdraw({ tx, now }, { id: input.id });
		if (!withdrawn) return { ok: false, reason: 'no-such-invitation' } as const;
		const changes = { withdrawn: { after: true } };
		journal({ recordId: input.id, recordKind: 'operator-invitation', changes });
		return { ok: true } as const;
	}
});

type Within = { tx: Tx; now: Date };

/** Nobody needs the address of a person who was not wanted after all, so it goes. */
async function withdraw(
	{ tx, now }: Within,
	which: { id: string } | { email: string }
): Promise<boolean> {
	const open = await tx
		.selectFrom('operator_invitation')
		.select(['id', 'email'])
		.where('id' in which ? 'id' : 'email', '=', 'id' in which ? which.id : which.email)
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.forUpdate()
		.executeTakeFirst();
	if (!open) return false;
	await tx
		.updateTable('operator_invitation')
		.set({ withdrawn_at: now, email: '' })
		.where('id', '=', open.id)
		.execute();
	await tx
		.deleteFrom('letter')
		.where('kind', '=', kind)
		.where('recipient', '=', open.email)
		.where('sent_at', 'is', null)
		.execute();
	return true;
}

async function isOperator(tx: Tx, email: string): Promise<boolean> {
	const found = await tx
		.selectFrom('operator')
		.innerJoin('account', 'account.id', 'operator.account_id')
		.select('account.id')
		.where('account.email', '=', email)
		.executeTakeFirst();
	return found !== undefined;
}

async function writeLetter({ tx, now }: Within, to: Invited, token: string): Promise<void> {
	const t = serverTranslator(to.language);
	const link = `${originMark}/invitation/${to.language}/operator?token=${token}`;
	await queueLetter(tx, now, {
		kind,
		language: to.language,
		recipient: to.email,
		subject: t('operator.letter_subject'),
		body: t('operator.letter_body', { link, days: invitationDays })
	});
}
