import type { Language } from '#lib/i18n/languages.ts';
import type { Role, TeamSize } from '../../types.ts';
import type { TeamScope } from '../context.ts';

export type Person = {
	accountId: string;
	name: string;
	/** Shown to coordinators only. */
	email: string | undefined;
	role: Role;
	partnerId: string | undefined;
	hasSignedIn: boolean;
};
export type PendingInvitation = {
	id: string;
	email: string;
	role: Role;
	partnerId: string | undefined;
	language: Language;
	invitedAt: Date;
	expiresAt: Date;
};

/** Who works on the partnership, in the order they came. */
export async function teamPeople({ sql, partnershipId, member }: TeamScope): Promise<Person[]> {
	const rows = await sql
		.selectFrom('membership')
		.innerJoin('account', 'account.id', 'membership.account_id')
		.select(['account_id', 'name', 'email', 'role', 'partner_id', 'first_signed_in_at'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('since')
		.orderBy('account_id')
		.execute();
	return rows.map((row) => ({
		accountId: row.account_id,
		name: row.name,
		email: member.role === 'coordinator' ? row.email : undefined,
		role: row.role,
		partnerId: row.partner_id ?? undefined,
		hasSignedIn: row.first_signed_in_at !== null
	}));
}

/** How many people of each role can see everything of the partnership (PE3). */
export async function teamSize({ sql, partnershipId }: TeamScope): Promise<TeamSize> {
	const rows = await sql
		.selectFrom('membership')
		.select((eb) => ['role', eb.fn.countAll<number>().as('people')])
		.where('partnership_id', '=', partnershipId)
		.groupBy('role')
		.execute();
	const of = (role: Role) => rows.find((row) => row.role === role)?.people ?? 0;
	return {
		coordinator: of('coordinator'),
		partner_officer: of('partner_officer'),
		viewer: of('viewer')
	};
}

/** Invitations nobody has answered, expired ones too; for coordinators, others see none. */
export async function pendingInvitations(scope: TeamScope): Promise<PendingInvitation[]> {
	if (scope.member.role !== 'coordinator') return [];
	const rows = await scope.sql
		.selectFrom('invitation')
		.select(['id', 'email', 'role', 'partner_id', 'language', 'invited_at', 'expires_at'])
		.where('partnership_id', '=', scope.partnershipId)
		.where('accepted_at', 'is', null)
		.where('withdrawn_at', 'is', null)
		.orderBy('invited_at')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		email: row.email,
		role: row.role,
		partnerId: row.partner_id ?? undefined,
		language: row.language,
		invitedAt: row.invited_at,
		expiresAt: row.expires_at
	}));
}
