import { keepsCoordinator } from '../../rules.ts';
import type { Refusal, Role } from '../../types.ts';
import type { Scope } from '../command.ts';

export type Place = { role: Role; partnerId: string | undefined };

/** Gives a member another role; refuses `no-such-member`, `no-such-partner` and `last-coordinator`. */
export async function giveRole(scope: Scope, input: Place & { accountId: string }) {
	const leaving = await leavesCoordination(scope, input.accountId, input.role);
	if (!leaving.ok) return leaving;
	if (!(await isPlace(scope, input))) return { ok: false, reason: 'no-such-partner' } as const;
	const after = { role: input.role, partner_id: input.partnerId ?? null };
	await ofMember(scope, input.accountId).set(after).execute();
	const { before } = leaving;
	const changes = {
		role: { before: before.role, after: after.role },
		partner: { before: before.partner_id, after: after.partner_id }
	};
	scope.journal({ recordId: input.accountId, recordKind: 'account', changes });
	return { ok: true } as const;
}

/** Takes a member out of the partnership; refuses `no-such-member` and `last-coordinator`. */
export async function takeOut(scope: Scope, input: { accountId: string }) {
	const leaving = await leavesCoordination(scope, input.accountId, undefined);
	if (!leaving.ok) return leaving;
	const { tx, partnershipId } = scope;
	await tx
		.deleteFrom('form_draft')
		.where('partnership_id', '=', partnershipId)
		.where('account_id', '=', input.accountId)
		.execute();
	await tx
		.deleteFrom('membership')
		.where('partnership_id', '=', partnershipId)
		.where('account_id', '=', input.accountId)
		.execute();
	const changes = { role: { before: leaving.before.role } };
	scope.journal({ recordId: input.accountId, recordKind: 'account', changes });
	return { ok: true } as const;
}

type Leaving =
	| { ok: true; before: { role: Role; partner_id: string | null } }
	| Refusal<'no-such-member' | 'last-coordinator'>;

/** Two who remove each other at once wait here for one another: one of them stays. */
export async function lockTeam({ tx, partnershipId }: Scope): Promise<void> {
	await tx
		.selectFrom('membership')
		.select('account_id')
		.where('partnership_id', '=', partnershipId)
		.orderBy('account_id')
		.forUpdate()
		.execute();
}

async function leavesCoordination(
	scope: Scope,
	accountId: string,
	role: Role | undefined
): Promise<Leaving> {
	await lockTeam(scope);
	const members = await scope.tx
		.selectFrom('membership')
		.select(['account_id', 'role', 'partner_id'])
		.where('partnership_id', '=', scope.partnershipId)
		.execute();
	const before = members.find((member) => member.account_id === accountId);
	if (!before) return { ok: false, reason: 'no-such-member' };
	if (before.role !== 'coordinator' || role === 'coordinator') return { ok: true, before };
	const coordinators = members.filter((member) => member.role === 'coordinator');
	const kept = keepsCoordinator(
		coordinators.map(({ account_id }) => account_id),
		accountId
	);
	return kept.ok ? { ok: true, before } : kept;
}

function ofMember({ tx, partnershipId }: Scope, accountId: string) {
	return tx
		.updateTable('membership')
		.where('partnership_id', '=', partnershipId)
		.where('account_id', '=', accountId);
}

/** Whether the place exists: an officer belongs to a partner of this partnership, nobody else to any. */
export async function isPlace({ tx, partnershipId }: Scope, place: Place): Promise<boolean> {
	if (place.role !== 'partner_officer') return place.partnerId === undefined;
	if (place.partnerId === undefined) return false;
	const partner = await tx
		.selectFrom('partner')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', place.partnerId)
		.executeTakeFirst();
	return partner !== undefined;
}
