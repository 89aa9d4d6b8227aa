import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { ActivityRow, GroupRow } from '../types.ts';

export type PlanRows = { groups: GroupRow[]; activities: ActivityRow[] };

/** The whole plan of a partnership by number, in two queries; texts come from the caller's side of the public line. */
export async function planRows(sql: Sql | Tx, partnershipId: string): Promise<PlanRows> {
	const groups = await sql
		.selectFrom('activity_group')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'activity_group.partnership_id')
				.onRef('record.id', '=', 'activity_group.id')
		)
		.select(['activity_group.id', 'activity_group.number', 'record.revision'])
		.where('activity_group.partnership_id', '=', partnershipId)
		.orderBy('activity_group.number')
		.execute();
	return { groups, activities: await activityRows(sql, partnershipId) };
}

async function activityRows(sql: Sql | Tx, partnershipId: string): Promise<ActivityRow[]> {
	const rows = await sql
		.selectFrom('activity')
		.innerJoin('activity_group', (join) =>
			join
				.onRef('activity_group.partnership_id', '=', 'activity.partnership_id')
				.onRef('activity_group.id', '=', 'activity.group_id')
		)
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'activity.partnership_id')
				.onRef('record.id', '=', 'activity.id')
		)
		.selectAll('activity')
		.select((eb) => [
			'activity_group.number as group_number',
			'record.revision',
			eb
				.selectFrom('activity_partner')
				.select((inner) => inner.fn.agg<string[]>('array_agg', ['partner_id']).as('ids'))
				.whereRef('activity_partner.partnership_id', '=', 'activity.partnership_id')
				.whereRef('activity_partner.activity_id', '=', 'activity.id')
				.as('partner_ids')
		])
		.where('activity.partnership_id', '=', partnershipId)
		.orderBy('activity_group.number')
		.orderBy('activity.number')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		groupId: row.group_id,
		groupNumber: row.group_number,
		number: `${row.group_number}.${row.number}`,
		leadPartnerId: row.lead_partner_id ?? undefined,
		partnerIds: row.partner_ids ?? [],
		startsOn: row.starts_on ?? undefined,
		endsOn: row.ends_on ?? undefined,
		state: row.state,
		stateReason: row.state_reason ?? undefined,
		stateCheckedOn: row.state_checked_on,
		revision: row.revision
	}));
}
