import type { EventKind } from '#features/events/types.ts';
import type { Counts } from '#lib/disclosure/counts.ts';
import { mayRelease, type Decision, type Release } from '#lib/disclosure/release.ts';
import { rounded, suppress } from '#lib/disclosure/suppress.ts';

/** Where people stand close together a rounded number is as good, and tells less. */
const crowds: readonly EventKind[] = ['march', 'concert'];

/**
 * The numbers of an event as everybody may read them now. `release` is what to keep as released, and
 * to hand in again among `earlier`; `tables` is what pages, exports and the API show of it.
 */
export function numbersShown(
	earlier: readonly Release[],
	counts: readonly Counts[],
	{ kind, leastCount }: { kind: EventKind; leastCount: number }
): Decision & { tables: Release } {
	const next = counts.map((table) => suppress(table, leastCount));
	const decision = mayRelease(earlier, next, leastCount);
	const tables = crowds.includes(kind) ? decision.release.map(rounded) : decision.release;
	return { ...decision, tables };
}
