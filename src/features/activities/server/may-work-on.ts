import type { Scope } from '#features/accounts/server/command.ts';

/**
 * Whether the one who acts may change this activity and its events: coordinators always, a partner
 * officer where the own partner leads or takes part. Work without an activity is the coordinator's.
 */
export async function mayWorkOn(
	{ tx, partnershipId, member }: Pick<Scope, 'tx' | 'partnershipId' | 'member'>,
	activityId: string | undefined
): Promise<boolean> {
	if (member.role === 'coordinator') return true;
	if (member.role !== 'partner_officer' || !member.partnerId || !activityId) return false;
	const partnerId = member.partnerId;
	const row = await tx
		.selectFrom('activity')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', activityId)
		.where((eb) =>
			eb.or([
				eb('lead_partner_id', '=', partnerId),
				eb.exists(
					eb
						.selectFrom('activity_partner')
						.select('activity_id')
						.where('partnership_id', '=', partnershipId)
						.where('activity_id', '=', activityId)
						.where('partner_id', '=', partnerId)
				)
			])
		)
		.executeTakeFirst();
	return row !== undefined;
}
