import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { Mechanism } from '../types.ts';

export type AttributedGrant = {
	id: string;
	funderId: string;
	rulePack: string;
	mechanism: Mechanism;
	website: string | undefined;
	sharePercent: number | undefined;
};

const columns = [
	'grant_agreement.id',
	'grant_agreement.funder_id',
	'grant_agreement.rule_pack',
	'grant_agreement.mechanism',
	'funder.website'
] as const;

/**
 * The grants that pay for a record: its own attributions, else those of its activity or the festival
 * it belongs to. The partnership's own page speaks for all its grants.
 */
export async function grantsOf(
	sql: Sql | Tx,
	partnershipId: string,
	recordId: string
): Promise<AttributedGrant[]> {
	if (recordId === partnershipId) return allGrants(sql, partnershipId);
	const own = await attributedTo(sql, partnershipId, recordId);
	if (own.length > 0) return own;
	const event = await sql
		.selectFrom('event')
		.select(['activity_id', 'parent_id'])
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', recordId)
		.executeTakeFirst();
	for (const above of [event?.activity_id, event?.parent_id]) {
		const inherited = above ? await attributedTo(sql, partnershipId, above) : [];
		if (inherited.length > 0) return inherited;
	}
	return [];
}

async function allGrants(sql: Sql | Tx, partnershipId: string): Promise<AttributedGrant[]> {
	const rows = await sql
		.selectFrom('grant_agreement')
		.innerJoin('funder', (join) =>
			join
				.onRef('funder.partnership_id', '=', 'grant_agreement.partnership_id')
				.onRef('funder.id', '=', 'grant_agreement.funder_id')
		)
		.select(columns)
		.where('grant_agreement.partnership_id', '=', partnershipId)
		.orderBy('funder.position')
		.orderBy('grant_agreement.id')
		.execute();
	return rows.map((row) => attributed({ ...row, share_percent: null }));
}

async function attributedTo(sql: Sql | Tx, partnershipId: string, recordId: string) {
	const rows = await sql
		.selectFrom('attribution')
		.innerJoin('grant_agreement', (join) =>
			join
				.onRef('grant_agreement.partnership_id', '=', 'attribution.partnership_id')
				.onRef('grant_agreement.id', '=', 'attribution.grant_id')
		)
		.innerJoin('funder', (join) =>
			join
				.onRef('funder.partnership_id', '=', 'grant_agreement.partnership_id')
				.onRef('funder.id', '=', 'grant_agreement.funder_id')
		)
		.select([...columns, 'attribution.share_percent'])
		.where('attribution.partnership_id', '=', partnershipId)
		.where('attribution.record_id', '=', recordId)
		.orderBy('funder.position')
		.orderBy('grant_agreement.id')
		.execute();
	return rows.map(attributed);
}

function attributed(row: {
	id: string;
	funder_id: string;
	rule_pack: string;
	mechanism: Mechanism;
	website: string | null;
	share_percent: number | null;
}): AttributedGrant {
	return {
		id: row.id,
		funderId: row.funder_id,
		rulePack: row.rule_pack,
		mechanism: row.mechanism,
		website: row.website ?? undefined,
		sharePercent: row.share_percent ?? undefined
	};
}
