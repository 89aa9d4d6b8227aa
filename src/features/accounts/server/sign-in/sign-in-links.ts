import { randomUUID } from 'node:crypto';
import type { Tx } from '../context.ts';
import { newToken, tokenHash } from './token.ts';

/** Makes a token that signs the account in once, within the given minutes; only its hash is kept. */
export async function makeSignInToken(
	tx: Tx,
	link: { email: string; now: Date; minutes: number }
): Promise<string> {
	const token = newToken();
	await tx
		.insertInto('verification')
		.values({
			id: randomUUID(),
			identifier: tokenHash(token),
			value: JSON.stringify({ email: link.email }),
			expires_at: new Date(link.now.getTime() + link.minutes * 60_000),
			created_at: link.now,
			updated_at: link.now
		})
		.execute();
	return token;
}
