import { eventsOf } from '#features/events/server/queries.ts';
import { workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const now = event.locals.context.clock();
	return {
		role: scope.member.role,
		events: await eventsOf(scope, now),
		today: now.toISOString().slice(0, 10)
	};
};
