import type { Sql } from '#features/accounts/server/context.ts';
import { publishedTexts, type PublicPartnership } from '#features/partnership/server/public.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { isReached, publishedCells } from '../rules.ts';
import type { Claim, PublicClaim, PublicIndicator } from '../types.ts';
import { withFiles } from './claim-files.ts';
import { claimRows } from './claim-rows.ts';
import { indicatorRows, periodRows, valueRows } from './queries.ts';

const publicClaim = ({ enteredBy: _, withdrawn: __, ...claim }: Claim) => claim;

/** The standing claims about these events, the reported ones first; all sources are shown, also those that disagree. */
export async function eventFigures(
	sql: Sql,
	partnershipId: string,
	eventIds: readonly string[]
): Promise<PublicClaim[]> {
	const claims = await claimRows(sql, partnershipId, eventIds);
	const standing = claims
		.filter(({ withdrawn }) => !withdrawn)
		.map(publicClaim)
		.sort((a, b) => Number(b.reportedFor.length > 0) - Number(a.reportedFor.length > 0));
	return withFiles(sql, { partnershipId, audience: 'public' }, standing);
}

/** Published indicators with their approved values; small cells of a split are suppressed (RS4). */
export async function publicResults(
	sql: Sql,
	partnership: PublicPartnership,
	language: Language
): Promise<PublicIndicator[]> {
	const [rows, periods, values, published] = await Promise.all([
		indicatorRows(sql, partnership.id),
		periodRows(sql, partnership.id),
		valueRows(sql, partnership.id),
		publishedIndicators(sql, partnership.id)
	]);
	const indicators = rows.filter(({ id }) => published.has(id));
	const recordIds = indicators.map(({ id }) => id);
	const texts = await publishedTexts(sql, partnership, { language, recordIds });
	return indicators.map((indicator) => ({
		id: indicator.id,
		code: indicator.code,
		activityId: indicator.activityId,
		level: indicator.level,
		kind: indicator.kind,
		scaleMax: indicator.scaleMax,
		baseline: indicator.baseline,
		target: indicator.target,
		targetDirection: indicator.targetDirection,
		minimumCell: indicator.minimumCell,
		title: texts(indicator.id, 'title'),
		unit: texts(indicator.id, 'unit'),
		eventIds: indicator.bindings.map(({ eventId }) => eventId),
		values: periods.flatMap(({ id, startsOn, endsOn }) => {
			const value = values.find((one) => one.indicatorId === indicator.id && one.periodId === id);
			if (value?.state !== 'approved') return [];
			const { reached, cells } = value;
			const dimensions = [...new Set(cells.map(({ dimension }) => dimension))].map((dimension) => ({
				dimension,
				cells: publishedCells(
					cells.filter((cell) => cell.dimension === dimension),
					indicator.minimumCell
				)
			}));
			return { startsOn, endsOn, reached, isReached: isReached(indicator, reached), dimensions };
		})
	}));
}

async function publishedIndicators(sql: Sql, partnershipId: string): Promise<Set<string>> {
	const rows = await sql
		.selectFrom('publication')
		.innerJoin('indicator', (join) =>
			join
				.onRef('indicator.partnership_id', '=', 'publication.partnership_id')
				.onRef('indicator.id', '=', 'publication.record_id')
		)
		.select('indicator.id')
		.where('publication.partnership_id', '=', partnershipId)
		.execute();
	return new Set(rows.map(({ id }) => id));
}
