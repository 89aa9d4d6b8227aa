import type { TeamScope } from '#features/accounts/server/context.ts';
import { teamTexts } from '#features/partnership/server/team-texts.ts';
import { grantsOf } from './attributions.ts';
import { dutiesOfGrants } from './duties.ts';

/** The funders in their order, with their names in every language. */
export async function fundersOfTeam(scope: TeamScope) {
	const rows = await scope.sql
		.selectFrom('funder')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'funder.partnership_id')
				.onRef('record.id', '=', 'funder.id')
		)
		.select(['funder.id', 'website', 'record.revision'])
		.where('funder.partnership_id', '=', scope.partnershipId)
		.orderBy('position')
		.execute();
	const texts = await teamTexts(
		scope,
		rows.map(({ id }) => id)
	);
	return rows.map(({ id, website, revision }) => ({
		id,
		revision,
		website: website ?? undefined,
		name: texts(id, 'name')
	}));
}

/** The grants with their duties and the records attributed to each. */
export async function grantsOfTeam(scope: TeamScope) {
	const { sql, partnershipId } = scope;
	const rows = await sql
		.selectFrom('grant_agreement')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'grant_agreement.partnership_id')
				.onRef('record.id', '=', 'grant_agreement.id')
		)
		.selectAll('grant_agreement')
		.select('record.revision')
		.where('grant_agreement.partnership_id', '=', partnershipId)
		.orderBy('record.created_at')
		.orderBy('grant_agreement.id')
		.execute();
	const texts = await teamTexts(
		scope,
		rows.map(({ id }) => id)
	);
	const attributions = await sql
		.selectFrom('attribution')
		.select(['grant_id', 'record_id', 'share_percent'])
		.where('partnership_id', '=', partnershipId)
		.execute();
	const duties = await dutiesOfGrants(sql, partnershipId);
	return rows.map((row) => ({
		id: row.id,
		revision: row.revision,
		funderId: row.funder_id,
		rulePack: row.rule_pack,
		mechanism: row.mechanism,
		contractNumber: row.contract_number ?? undefined,
		maxAmountCents: row.max_amount_cents ?? undefined,
		currency: row.currency ?? undefined,
		ratePercent: row.rate_percent ?? undefined,
		hasPhysicalObject: row.has_physical_object,
		title: texts(row.id, 'title'),
		statement: texts(row.id, 'statement'),
		duties: duties(row.id),
		attributions: attributions
			.filter(({ grant_id }) => grant_id === row.id)
			.map(({ record_id, share_percent }) => ({
				recordId: record_id,
				sharePercent: share_percent ?? undefined
			}))
	}));
}

/** The grants that pay for a record, by title and share. */
export async function grantsOfRecord(scope: TeamScope, recordId: string) {
	const grants = await grantsOf(scope.sql, scope.partnershipId, recordId);
	const texts = await teamTexts(
		scope,
		grants.map(({ id }) => id)
	);
	return grants.map(({ id, sharePercent }) => ({ id, sharePercent, title: texts(id, 'title') }));
}
