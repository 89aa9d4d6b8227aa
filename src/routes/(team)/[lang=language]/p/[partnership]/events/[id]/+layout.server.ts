import { error } from '@sveltejs/kit';
import { worksOn } from '#features/activities/rules.ts';
import { plan } from '#features/activities/server/queries.ts';
import { eventById } from '#features/events/server/queries.ts';
import { workScope } from '../../../../../work.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (request) => {
	const scope = await workScope(request);
	const event = await eventById(scope, request.locals.context.clock(), request.params.id);
	if (!event) error(404);
	const { activities } = await plan(scope);
	const activity = activities.find(({ id }) => id === event.activityId);
	const mayChange = worksOn(scope.member, activity ?? { leadPartnerId: undefined, partnerIds: [] });
	return { role: scope.member.role, mayChange, event, activities, activity };
};
