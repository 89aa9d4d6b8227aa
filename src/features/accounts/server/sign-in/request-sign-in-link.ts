import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { signInMinutes } from '../../rules.ts';
import type { Context } from '../context.ts';
import { originMark, queueLetter } from '../outbox/letters.ts';
import { makeSignInToken } from './sign-in-links.ts';

/**
 * Writes a letter with a link that signs in once within 15 minutes, and gives the link's path; for an
 * address without an account nothing happens. The caller must answer both in the same way.
 */
export async function requestSignInLink(
	context: Context,
	wish: { email: string; returnPath: string | undefined }
): Promise<string | undefined> {
	const email = wish.email.toLowerCase();
	const account = await context.sql
		.selectFrom('account')
		.select(['email', 'language'])
		.where('email', '=', email)
		.executeTakeFirst();
	if (!account) return undefined;
	const { language } = account;
	const now = context.clock();
	return inTransaction(context, async (tx) => {
		const token = await makeSignInToken(tx, { email, now, minutes: signInMinutes });
		const query = new URLSearchParams({ token });
		if (wish.returnPath) query.set('to', wish.returnPath);
		const path = `/${language}/sign-in/link?${query}`;
		const t = serverTranslator(language);
		await queueLetter(tx, now, {
			kind: 'sign-in',
			language,
			recipient: email,
			subject: t('accounts.letter_sign_in_subject'),
			body: t('accounts.letter_sign_in_body', {
				link: `${originMark}${path}`,
				minutes: signInMinutes
			})
		});
		return path;
	});
}
