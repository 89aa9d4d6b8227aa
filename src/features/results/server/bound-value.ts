import type { Sql, Tx } from '#features/accounts/server/context.ts';
import { sumOfFigures } from '../rules.ts';
import type { Reached } from '../types.ts';

/** What a bound indicator has reached now: the sum of the reported figures of its events (RS3). */
export async function boundValue(
	sql: Sql | Tx,
	partnershipId: string,
	indicatorId: string
): Promise<Reached | undefined> {
	return (await boundValues(sql, partnershipId, [indicatorId])).get(indicatorId);
}

/** The same for several indicators in one query; one without reported figures is not among them. */
export async function boundValues(
	sql: Sql | Tx,
	partnershipId: string,
	indicatorIds: readonly string[]
): Promise<Map<string, Reached>> {
	if (indicatorIds.length === 0) return new Map();
	const figures = await sql
		.selectFrom('indicator_binding')
		.innerJoin('reported_claim', (join) =>
			join
				.onRef('reported_claim.partnership_id', '=', 'indicator_binding.partnership_id')
				.onRef('reported_claim.event_id', '=', 'indicator_binding.event_id')
				.onRef('reported_claim.measure', '=', 'indicator_binding.measure')
		)
		.innerJoin('claim', (join) =>
			join
				.onRef('claim.partnership_id', '=', 'reported_claim.partnership_id')
				.onRef('claim.id', '=', 'reported_claim.claim_id')
		)
		.select(['indicator_binding.indicator_id', 'claim.id'])
		.select(['claim.qualifier', 'claim.low', 'claim.high'])
		.where('indicator_binding.partnership_id', '=', partnershipId)
		.where('indicator_binding.indicator_id', 'in', [...indicatorIds])
		.execute();
	const reached = indicatorIds.map((indicatorId) => {
		const own = figures.filter(({ indicator_id }) => indicator_id === indicatorId);
		const sum = sumOfFigures(
			own.map((row) => ({ ...row, low: row.low ?? undefined, high: row.high ?? undefined }))
		);
		return [indicatorId, sum] as const;
	});
	return new Map(reached.flatMap(([id, sum]) => (sum ? [[id, sum] as const] : [])));
}
