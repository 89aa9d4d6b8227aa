import { randomUUID } from 'node:crypto';
import type { Language } from '#lib/i18n/languages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { invitationDays } from '../../rules.ts';
import { command, type Scope } from '../command.ts';
import { originMark, queueLetter } from '../outbox/letters.ts';
import { newToken, tokenHash } from '../sign-in/token.ts';
import { isPlace, type Place } from './members.ts';
import { invitationTitle } from './places.ts';

export type NewInvitation = Place & { email: string; language: Language };

/**
 * Invites a person by a letter in their language, valid 14 days; an earlier open invitation of the
 * address is withdrawn. Refuses `no-such-partner` and `already-member`.
 */
export const inviteMember = command({
	name: 'invite-member',
	may: ['coordinator'],
	async run(scope, input: NewInvitation) {
		const email = input.email.toLowerCase();
		if (!(await isPlace(scope, input))) return { ok: false, reason: 'no-such-partner' } as const;
		if (await isMember(scope, email)) return { ok: false, reason: 'already-member' } as const;
		await withdraw(scope, { email });
		const id = randomUUID();
		const token = newToken();
		const place = {
			role: input.role,
			partner_id: input.partnerId ?? null,
			language: input.language
		};
		await scope.tx
			.insertInto('invitation')
			.values({
				partnership_id: scope.partnershipId,
				id,
				email,
				...place,
				token_hash: Buffer.from(tokenHash(token), 'base64url'),
				invited_at: scope.now,
				invited_by: scope.member.accountId,
				expires_at: new Date(scope.now.getTime() + invitationDays * 86_400_000)
			})
			.execute();
		await writeLetter(scope, { ...input, email }, token);
		scope.journal({
			recordId: id,
			recordKind: 'invitation',
			changes: { invited: { after: place } }
		});
		return { ok: true, id } as const;
	}
});

/** Takes an open invitation back, and its letter if it still waits; refuses `no-such-invitation`. */
export const withdrawInvitation = command({
	name: 'withdraw-invitation',
	may: ['coordinator'],
	async run(scope, input: { id: string }) {
		const withdrawn = await withdraw(scope, { id: input.id });
		if (withdrawn === 0) return { ok: false, reason: 'no-such-invitation' } as const;
		return { ok: true } as const;
	}
});

/** Nobody needs the address of a person who was not wanted after all, so it goes. */
async function withdraw(scope: Scope, which: { id: string } | { email: string }): Promise<number> {
	const { tx, partnershipId, now } = scope;
	const open = await tx
		.selectFrom('invitation')
		.select(['id', 'email'])
		.where('partnership_id', '=', partnershipId)
		.where('id' in which ? 'id' : 'email', '=', 'id' in which ? which.id : which.email)
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.forUpdate()
		.execute();
	for (const { id, email } of open) {
		await tx
			.updateTable('invitation')
			.set({ withdrawn_at: now, email: '' })
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', id)
			.execute();
		await tx
			.deleteFrom('letter')
			.where('partnership_id', '=', partnershipId)
			.where('kind', '=', 'invitation')
			.where('recipient', '=', email)
			.where('sent_at', 'is', null)
			.execute();
		scope.journal({
			recordId: id,
			recordKind: 'invitation',
			changes: { withdrawn: { after: true } }
		});
	}
	return open.length;
}

async function isMember({ tx, partnershipId }: Scope, email: string): Promise<boolean> {
	const member = await tx
		.selectFrom('membership')
		.innerJoin('account', 'account.id', 'membership.account_id')
		.select('account.id')
		.where('membership.partnership_id', '=', partnershipId)
		.where('account.email', '=', email)
		.executeTakeFirst();
	return member !== undefined;
}

async function writeLetter(scope: Scope, input: NewInvitation, token: string): Promise<void> {
	const t = serverTranslator(input.language);
	const partnership = await invitationTitle(scope, input.language);
	const link = `${originMark}/invitation/${input.language}?token=${token}`;
	await queueLetter(scope.tx, scope.now, {
		partnershipId: scope.partnershipId,
		kind: 'invitation',
		language: input.language,
		recipient: input.email,
		subject: t('accounts.letter_invitation_subject', { partnership }),
		body: t('accounts.letter_invitation_body', {
			partnership,
			role: t(`accounts.role_${input.role}`),
			link,
			days: invitationDays
		})
	});
}
