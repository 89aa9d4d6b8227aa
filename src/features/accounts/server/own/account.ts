import type { Language } from '#lib/i18n/languages.ts';
import { firstEmail } from '../../rules.ts';
import { accountCommand } from '../command.ts';
import type { Context } from '../context.ts';

export type OwnAccount = {
	name: string;
	email: string;
	language: Language;
	/** The account of the first start has no real address until its owner gives one. */
	mayGiveEmail: boolean;
	sessions: number;
	passkeys: { id: string; name: string | undefined; createdAt: Date | undefined }[];
};

/** The account of whoever is signed in, with its passkeys and how many browsers it is signed in at. */
export async function ownAccount({ sql, clock, actor }: Context): Promise<OwnAccount | undefined> {
	if (!actor) return undefined;
	const account = await sql
		.selectFrom('account')
		.select(['name', 'email', 'language'])
		.select((eb) =>
			eb
				.selectFrom('session')
				.whereRef('session.account_id', '=', 'account.id')
				.where('session.expires_at', '>', clock())
				.select((of) => of.fn.countAll<number>().as('count'))
				.as('sessions')
		)
		.where('id', '=', actor.accountId)
		.executeTakeFirst();
	if (!account) return undefined;
	const passkeys = await sql
		.selectFrom('passkey')
		.select(['id', 'name', 'created_at'])
		.where('account_id', '=', actor.accountId)
		.orderBy('created_at')
		.execute();
	return {
		name: account.name,
		email: account.email,
		language: account.language,
		mayGiveEmail: account.email === firstEmail,
		sessions: Number(account.sessions),
		passkeys: passkeys.map(({ id, name, created_at }) => ({
			id,
			name: name ?? undefined,
			createdAt: created_at ?? undefined
		}))
	};
}

/** Changes the own name and language; an address is taken only by the first start's account. Refuses `email-taken`. */
export const changeAccount = accountCommand({
	name: 'change-account',
	async run(
		{ tx, now, accountId, journal },
		input: { name: string; language: Language; email: string | undefined }
	) {
		const before = await tx
			.selectFrom('account')
			.select(['name', 'email', 'language'])
			.where('id', '=', accountId)
			.forUpdate()
			.executeTakeFirstOrThrow();
		const given = before.email === firstEmail ? input.email?.toLowerCase() : undefined;
		const email = given ?? before.email;
		if (email !== before.email) {
			const taken = tx.selectFrom('account').select('id').where('email', '=', email);
			if (await taken.executeTakeFirst()) return { ok: false, reason: 'email-taken' } as const;
		}
		await tx
			.updateTable('account')
			.set({ name: input.name, language: input.language, email, updated_at: now })
			.where('id', '=', accountId)
			.execute();
		// Names and addresses stay out of the journal: it can't forget.
		const changes = {
			...(before.name !== input.name && { name: { after: 'changed' } }),
			...(before.email !== email && { email: { after: 'changed' } }),
			...(before.language !== input.language && {
				language: { before: before.language, after: input.language }
			})
		};
		journal({ recordId: accountId, recordKind: 'account', changes });
		return { ok: true } as const;
	}
});

/** Removes one of the own passkeys; refuses `no-such-passkey`. */
export const removePasskey = accountCommand({
	name: 'remove-passkey',
	async run({ tx, accountId, journal }, input: { id: string }) {
		const removed = await tx
			.deleteFrom('passkey')
			.where('id', '=', input.id)
			.where('account_id', '=', accountId)
			.returning('id')
			.executeTakeFirst();
		if (!removed) return { ok: false, reason: 'no-such-passkey' } as const;
		journal({ recordId: removed.id, recordKind: 'passkey', changes: { removed: { after: true } } });
		return { ok: true } as const;
	}
});

/** Ends every session of the own account, this one too. */
export const signOutEverywhere = accountCommand({
	name: 'sign-out-everywhere',
	async run({ tx, accountId, journal }, _: undefined) {
		await tx.deleteFrom('session').where('account_id', '=', accountId).execute();
		journal({
			recordId: accountId,
			recordKind: 'account',
			changes: { sessions: { after: 'ended' } }
		});
		return { ok: true } as const;
	}
});
