import { command, type Scope } from '#features/accounts/server/command.ts';
import { giveRole, lockTeam, takeOut, type Place } from '#features/accounts/server/team/members.ts';
import { keysAtRisk } from './key-rows.ts';

type Leaving = {
	accountId: string;
	/** Said by whoever knows that lists will never be opened again. */
	keysAreLost: boolean;
};

/**
 * Gives a member another role; who only reads holds no key. Refuses `no-such-member`, `no-such-partner`,
 * `last-coordinator`, and `still-needed` where lists could never be opened again.
 */
export const changeRole = command({
	name: 'change-role',
	may: ['coordinator'],
	async run(scope, input: Place & Leaving) {
		await lockTeam(scope);
		if (input.role === 'viewer' && (await isNeeded(scope, input)))
			return { ok: false, reason: 'still-needed' } as const;
		return giveRole(scope, input);
	}
});

/**
 * Takes a member out of the partnership, and the keys with the member. Refuses `no-such-member`,
 * `last-coordinator`, and `still-needed` where lists could never be opened again.
 */
export const removeMember = command({
	name: 'remove-member',
	may: ['coordinator'],
	async run(scope, input: Leaving) {
		await lockTeam(scope);
		if (await isNeeded(scope, input)) return { ok: false, reason: 'still-needed' } as const;
		return takeOut(scope, input);
	}
});

/** Whether lists would be lost with this member's key; that it was said they may be is journalled. */
async function isNeeded(scope: Scope, { accountId, keysAreLost }: Leaving): Promise<boolean> {
	const key = await scope.tx
		.selectFrom('holder_key')
		.select('id')
		.where('partnership_id', '=', scope.partnershipId)
		.where('account_id', '=', accountId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (!key || (await keysAtRisk(scope, key.id)) === 0) return false;
	if (!keysAreLost) return true;
	const changes = { keysAreLost: { after: true } };
	scope.journal({ recordId: accountId, recordKind: 'account', changes });
	return false;
}
