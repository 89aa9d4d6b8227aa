import type { Sql, Tx } from '#features/accounts/server/context.ts';
import { boundValues } from '#features/results/server/bound-value.ts';
import { indicatorRows, periodRows, valueRows } from '#features/results/server/queries.ts';
import type { SnapshotIndicator } from '../types.ts';
import type { DraftTexts } from './draft-texts.ts';

type Days = { partnershipId: string; from: string; to: string };

/** The indicators with the values of the periods that touch the report's days. */
export async function snapshotIndicators(
	sql: Sql | Tx,
	days: Days,
	texts: DraftTexts
): Promise<SnapshotIndicator[]> {
	const indicators = await indicatorRows(sql, days.partnershipId);
	const values = await valueRows(sql, days.partnershipId);
	const periods = (await periodRows(sql, days.partnershipId)).filter(
		({ startsOn, endsOn }) => startsOn <= days.to && endsOn >= days.from
	);
	const ids = indicators.map(({ id }) => id);
	const bound = await boundValues(sql, days.partnershipId, ids);
	return indicators.map((indicator) => {
		const live = bound.get(indicator.id);
		return {
			id: indicator.id,
			code: indicator.code,
			title: texts(indicator.id, 'title'),
			unit: texts(indicator.id, 'unit'),
			level: indicator.level,
			baseline: indicator.baseline,
			target: indicator.target,
			targetDirection: indicator.targetDirection,
			values: periods.flatMap(({ id, startsOn, endsOn }) => {
				const value = values.find((one) => one.indicatorId === indicator.id && one.periodId === id);
				// What is not handed in yet still moves with the figures that it counts.
				const isFixed = value && (value.state === 'submitted' || value.state === 'approved');
				const reached = isFixed ? value.reached : (live ?? value?.reached);
				if (!value && !reached) return [];
				const claimIds = reached?.kind === 'number' ? reached.claimIds : [];
				return {
					periodStartsOn: startsOn,
					periodEndsOn: endsOn,
					state: value?.state ?? 'draft',
					reached,
					claimIds
				};
			})
		};
	});
}
