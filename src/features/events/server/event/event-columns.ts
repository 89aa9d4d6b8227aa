import type { Scope } from '#features/accounts/server/command.ts';
import { kindDefaults } from '../../rules/kinds.ts';
import type { EventFacts, NewEvent } from '../../types.ts';
import { whenProblem } from '../../rules/when.ts';

/** The facts as they are stored. */
export const columnsOf = (facts: EventFacts) => ({
	activity_id: facts.activityId ?? null,
	parent_id: facts.parentId ?? null,
	starts_on: facts.startsOn,
	starts_time: facts.startsTime ?? null,
	ends_on: facts.endsOn,
	ends_time: facts.endsTime ?? null,
	zone: facts.zone,
	attendance_mode: facts.attendanceMode,
	online_url: facts.onlineUrl ?? null,
	entrance: facts.entrance,
	visibility: facts.visibility,
	is_free: facts.isFree ?? null,
	languages: [...facts.languages],
	access_features: [...facts.accessFeatures],
	latitude: facts.point?.latitude ?? null,
	longitude: facts.point?.longitude ?? null
});

/** What the organiser left out is the kind's default. */
export function withDefaults(event: NewEvent): EventFacts {
	const { visibility, entrance, attendanceMode } = kindDefaults[event.kind];
	return {
		...event,
		visibility: event.visibility ?? visibility,
		entrance: event.entrance ?? entrance,
		attendanceMode: event.attendanceMode ?? attendanceMode,
		languages: event.languages ?? [],
		accessFeatures: event.accessFeatures ?? []
	};
}

export type FactsRefusal = {
	ok: false;
	reason: 'bad-times' | 'no-such-activity' | 'no-such-parent' | 'nested-parent';
};

/**
 * Whether the facts can stand: real times, an activity and a festival of this partnership. A festival
 * has no festival above it, so that a joint programme is one level deep.
 */
export async function factsRefusal(
	scope: Scope,
	facts: EventFacts,
	id?: string
): Promise<FactsRefusal | undefined> {
	if (whenProblem(facts)) return { ok: false, reason: 'bad-times' };
	if (facts.activityId && !(await exists(scope, 'activity', facts.activityId))) {
		return { ok: false, reason: 'no-such-activity' };
	}
	return facts.parentId ? parentRefusal(scope, facts.parentId, id) : undefined;
}

async function parentRefusal(
	scope: Scope,
	parentId: string,
	id: string | undefined
): Promise<FactsRefusal | undefined> {
	if (!(await exists(scope, 'event', parentId))) return { ok: false, reason: 'no-such-parent' };
	const { tx, partnershipId } = scope;
	const nested = await tx
		.selectFrom('event')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where((eb) =>
			eb.or([
				eb.and([eb('id', '=', parentId), eb('parent_id', 'is not', null)]),
				...(id ? [eb('parent_id', '=', id)] : [])
			])
		)
		.limit(1)
		.executeTakeFirst();
	return nested || parentId === id ? { ok: false, reason: 'nested-parent' } : undefined;
}

async function exists({ tx, partnershipId }: Scope, kind: 'activity' | 'event', id: string) {
	const row = await tx
		.selectFrom('record')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.where('kind', '=', kind)
		.executeTakeFirst();
	return row !== undefined;
}
