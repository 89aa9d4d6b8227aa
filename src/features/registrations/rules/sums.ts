/** What moved at an event: places taken or asked for, places that ended, and by how many the confirmed ones changed. */
export type Moved = { taken: number; ended: number; confirmed: number };

type Said = Record<string, { after: number | string }>;

const kinds = ['taken', 'ended', 'confirmed'] as const;
export const nothingMoved: Moved = { taken: 0, ended: 0, confirmed: 0 };

/**
 * What the journal says of an hour, and what it carries over: a number is named only where it stands for
 * the least number of people, so that no entry tells of one of them; until then it reads “< least”.
 */
export function summed(
	carried: Moved,
	moved: Moved,
	leastCount: number
): { changes: Said; carried: Moved } {
	const changes: Said = {};
	const rest = { ...carried };
	for (const kind of kinds) {
		if (moved[kind] === 0) continue;
		const sum = carried[kind] + moved[kind];
		const isNamed = Math.abs(sum) >= leastCount;
		changes[`registrations.${kind}`] = { after: isNamed ? sum : `< ${leastCount}` };
		rest[kind] = isNamed ? 0 : sum;
	}
	return { changes, carried: rest };
}
