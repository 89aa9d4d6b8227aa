import { randomUUID } from 'node:crypto';
import type { Sql } from '#features/accounts/server/context.ts';

/** An account that could be anybody's. */
export async function newAccount(
	sql: Sql,
	email = 'ona@example.org'
): Promise<{ id: string; email: string }> {
	const id = randomUUID();
	await sql
		.insertInto('account')
		.values({ id, name: 'Ona', email, email_verified: true, language: 'lt' })
		.execute();
	return { id, email };
}
