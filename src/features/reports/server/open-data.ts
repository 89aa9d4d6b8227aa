import type { Sql } from '#features/accounts/server/context.ts';
import { publicPlan } from '#features/activities/server/public.ts';
import { publicEventsOf } from '#features/events/server/public.ts';
import type { PublicPartnership } from '#features/partnership/server/public.ts';
import type { ShownText } from '#features/partnership/types.ts';
import { openNumberRows } from '#features/registrations/server/counts.ts';
import { eventFigures, publicResults } from '#features/results/server/public.ts';
import type { Reached } from '#features/results/types.ts';
import type { Cell } from '#lib/format/csv.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { OwnTable } from '../rules/open-data.ts';

export type OpenRow = Record<string, Cell>;
type Asked = { language: Language; now: Date };
type Reader = (sql: Sql, partnership: PublicPartnership, asked: Asked) => Promise<OpenRow[]>;

/** The rows of one table of a public partnership: published facts only, and no persons. */
export function openRows(
	sql: Sql,
	partnership: PublicPartnership,
	asked: Asked & { table: OwnTable }
): Promise<OpenRow[]> {
	return readers[asked.table](sql, partnership, asked);
}

const titled = (title: ShownText | undefined) => ({
	title: title?.text,
	title_language: title?.language
});

const plan: Reader = async (sql, partnership, { language }) => {
	const { activities } = await publicPlan(sql, partnership, language);
	return activities.map((activity) => ({
		number: activity.number,
		...titled(activity.title),
		description: activity.description?.text,
		starts_on: activity.startsOn,
		ends_on: activity.endsOn,
		progress: activity.progress,
		state_checked_on: activity.stateCheckedOn
	}));
};

const events: Reader = async (sql, partnership, asked) => {
	const { activities } = await publicPlan(sql, partnership, asked.language);
	const numbers = new Map(activities.map(({ id, number }) => [id, number]));
	return (await publicEventsOf(sql, partnership, asked)).map((event) => ({
		slug: event.slug,
		kind: event.kind,
		activity: event.activityId && numbers.get(event.activityId),
		...titled(event.title),
		held_title: event.heldTitle?.text,
		place: event.place?.text,
		starts_on: event.startsOn,
		starts_time: event.startsTime,
		ends_on: event.endsOn,
		ends_time: event.endsTime,
		zone: event.zone,
		state: event.state,
		attendance_mode: event.attendanceMode,
		entrance: event.entrance,
		is_free: event.isFree,
		access_features: event.accessFeatures.join(' '),
		latitude: event.point?.latitude,
		longitude: event.point?.longitude
	}));
};

const results: Reader = async (sql, partnership, { language }) => {
	const indicators = await publicResults(sql, partnership, language);
	return indicators.flatMap(({ values, ...indicator }) => {
		const own = {
			code: indicator.code,
			level: indicator.level,
			kind: indicator.kind,
			...titled(indicator.title),
			unit: indicator.unit?.text,
			baseline: indicator.baseline,
			target: indicator.target,
			target_direction: indicator.targetDirection
		};
		if (values.length === 0) return [own];
		return values.map((value) => ({
			...own,
			period_starts_on: value.startsOn,
			period_ends_on: value.endsOn,
			...reachedCells(value.reached),
			is_reached: value.isReached
		}));
	});
};

function reachedCells(reached: Reached | undefined): OpenRow {
	if (!reached) return {};
	if (reached.kind === 'number') return { low: reached.low, high: reached.high };
	if (reached.kind === 'text') return { statement: reached.statement };
	return { numerator: reached.numerator, denominator: reached.denominator };
}

const figures: Reader = async (sql, partnership, asked) => {
	const slugs = new Map(
		(await publicEventsOf(sql, partnership, asked)).map(({ id, slug }) => [id, slug])
	);
	const claims = await eventFigures(sql, partnership.id, [...slugs.keys()]);
	return claims.map((claim) => ({
		events: claim.eventIds
			.flatMap((id) => slugs.get(id) ?? [])
			.sort()
			.join(' '),
		measure: claim.measure,
		qualifier: claim.qualifier,
		low: claim.low,
		high: claim.high,
		method: claim.method,
		source_name: claim.sourceName,
		source_url: claim.sourceUrl,
		claimed_on: claim.claimedOn,
		is_reported: claim.reportedFor.length > 0
	}));
};

const registrations: Reader = async (sql, partnership, asked) => {
	const events = await publicEventsOf(sql, partnership, asked);
	return openNumberRows(sql, partnership, { ...asked, events });
};

const readers: Record<OwnTable, Reader> = { plan, events, results, figures, registrations };

type Titled = Pick<PublicPartnership, 'slug' | 'startsOn' | 'endsOn' | 'languages'> & {
	title: ShownText | undefined;
	summary: ShownText | undefined;
};

/** A partnership as a row of open data. */
export function openPartnership(partnership: Titled): OpenRow {
	return {
		slug: partnership.slug,
		...titled(partnership.title),
		summary: partnership.summary?.text,
		starts_on: partnership.startsOn,
		ends_on: partnership.endsOn,
		languages: [...partnership.languages].sort().join(' ')
	};
}
