import { sql } from 'kysely';
import type { Actor, Member } from '../../types.ts';
import type { Sql } from '../context.ts';
import type { Auth } from './auth.ts';

export type Session = { accountId: string | undefined; cookies: readonly string[] };

/** Whose cookie it is, and the cookies to answer with: a session that is over is forgotten by the browser too. */
export async function sessionOf(auth: Auth, headers: Headers): Promise<Session> {
	const found = await auth.api.getSession({ headers, returnHeaders: true });
	const cookies = found.headers.getSetCookie();
	return { accountId: found.response?.user.id, cookies };
}

type Row = { partnershipId: string; role: Member['role']; partnerId: string | null };

/** The account with its memberships and whether it operates the instance, in one query. */
export async function actorOf(db: Sql, accountId: string): Promise<Actor | undefined> {
	const row = await db
		.selectFrom('account')
		.leftJoin('operator', 'operator.account_id', 'account.id')
		.select(['account.id', 'account.name', 'account.language', 'operator.since'])
		.select(
			sql<Row[]>`(
				select coalesce(jsonb_agg(jsonb_build_object('partnershipId', m.partnership_id,
					'role', m.role, 'partnerId', m.partner_id) order by m.since, m.partnership_id), '[]')
				from membership m where m.account_id = account.id)`.as('memberships')
		)
		.where('account.id', '=', accountId)
		.executeTakeFirst();
	if (!row) return undefined;
	return {
		accountId: row.id,
		name: row.name,
		language: row.language,
		isOperator: row.since !== null,
		memberships: row.memberships.map((one) => ({
			accountId: row.id,
			partnershipId: one.partnershipId,
			role: one.role,
			partnerId: one.partnerId ?? undefined
		}))
	};
}

/** Ends the session of this browser and gives the cookies that forget it. */
export async function signOut(auth: Auth, headers: Headers): Promise<readonly string[]> {
	const { headers: answer } = await auth.api.signOut({ headers, returnHeaders: true });
	return answer.getSetCookie();
}
