import { error } from '@sveltejs/kit';
import { worksOn } from '#features/activities/rules.ts';
import { activityById } from '#features/activities/server/queries.ts';
import { eventsOf } from '#features/events/server/queries.ts';
import { grantsOfRecord } from '#features/funding/server/queries.ts';
import { partnersOfTeam, publicationsOf } from '#features/partnership/server/queries.ts';
import { results } from '#features/results/server/queries.ts';
import { uploadLimitMb } from '../../../../../sent-file.ts';
import { workScope } from '../../../../../work.ts';
import type { PageServerLoadEvent } from './$types';

/** All that belongs to one activity, on one screen (WP2). */
export async function activityPage(event: PageServerLoadEvent) {
	const scope = await workScope(event);
	const { id } = event.params;
	const activity = await activityById(scope, id);
	if (!activity) error(404);
	return {
		role: scope.member.role,
		limitMb: uploadLimitMb(),
		mayChange: worksOn(scope.member, activity),
		activity: { ...activity, published: (await publicationsOf(scope, [id]))(id) },
		partners: await partnersOfTeam(scope),
		events: await eventsOf(scope, event.locals.context.clock(), id),
		grants: await grantsOfRecord(scope, id),
		indicators: (await results(scope)).indicators.filter(({ activityId }) => activityId === id)
	};
}
