import type { EventKind } from '#features/events/types.ts';
import type { Counts } from '#lib/disclosure/counts.ts';
import type { PublishedTable, ShownCell } from '#lib/disclosure/published.ts';
import { mayRelease, type Decision, type Release } from '#lib/disclosure/release.ts';
import { rounded, suppress } from '#lib/disclosure/suppress.ts';
import { doorTable } from './numbers.ts';

/** Where people stand close together a rounded number is as good, and tells less. */
const crowds: readonly EventKind[] = ['march', 'concert'];

type Rule = {
	kind: EventKind;
	leastCount: number;
	/** How many were admitted, as often as that was told exactly. */
	admissions?: readonly number[];
};

/**
 * The numbers of an event as everybody may read them now. `release` is what to keep as released, and
 * to hand in again among `earlier`; `tables` is what pages, exports and the API show of it.
 */
export function numbersShown(
	earlier: readonly Release[],
	counts: readonly Counts[],
	{ kind, leastCount, admissions = [] }: Rule
): Decision & { tables: Release } {
	const next = counts.map((table) => suppress(table, leastCount));
	const isNear = admissions.some((admitted) => tellsWhoStayedAway(next, admitted, leastCount));
	const decision: Decision = isNear
		? { release: earlier.at(-1) ?? [], because: 'too_close' }
		: decided(earlier, next, leastCount);
	return { ...decision, tables: shownTo(kind, decision.release) };
}

const isDoor = ({ dimensions }: PublishedTable) => dimensions[0] === doorTable.name;

/**
 * The table of who came is not there before the event is over, and in it one number shrinks while the
 * other grows; so it is held against its own like, and the rest against the rest.
 */
function decided(earlier: readonly Release[], next: Release, leastCount: number): Decision {
	const last = earlier.at(-1);
	if (!last) return mayRelease([], next, leastCount);
	const rest = (release: Release) => release.filter((table) => !isDoor(table));
	const doors = earlier.map((release) => release.filter(isDoor)).filter((own) => own.length > 0);
	const door = next.filter(isDoor);
	const reasons = [mayRelease(earlier.map(rest), rest(next), leastCount).because];
	if (door.length > 0) reasons.push(mayRelease(doors, door, leastCount).because);
	const held = reasons.find((because) => !['first', 'far_enough', 'unchanged'].includes(because));
	if (held) return { release: last, because: held };
	return reasons.every((because) => because === 'unchanged')
		? { release: last, because: 'unchanged' }
		: { release: next, because: 'far_enough' };
}

/** A release as pages, exports and the API show it. */
export function shownTo(kind: EventKind, release: Release): Release {
	return crowds.includes(kind) ? release.map(rounded) : release;
}

/** Whether fewer than the least number would remain between those registered and those admitted. */
function tellsWhoStayedAway(release: Release, admitted: number, leastCount: number): boolean {
	const registered: ShownCell = release[0]?.total ?? { hidden: true };
	return 'shown' in registered && Math.abs(registered.shown - admitted) < leastCount;
}

export type AdmittedFigure =
	{ qualifier: 'exactly' | 'at_least'; low: number } | { qualifier: 'up_to'; high: number };

/**
 * How many were admitted, as it may be told beside all that was told about those who registered: below
 * the least number as “up to”; exactly, unless subtracting would leave too few who stayed away.
 */
export function admittedFigure(
	admitted: number,
	leastCount: number,
	earlier: readonly Release[]
): AdmittedFigure {
	if (admitted < leastCount) return { qualifier: 'up_to', high: leastCount };
	const near = earlier.filter((release) => tellsWhoStayedAway(release, admitted, leastCount));
	if (near.length === 0) return { qualifier: 'exactly', low: admitted };
	const registered = near.flatMap(([table]) =>
		table && 'shown' in table.total ? [table.total.shown] : []
	);
	return { qualifier: 'at_least', low: Math.min(...registered) - leastCount + 1 };
}
