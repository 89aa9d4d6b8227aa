import { error } from '@sveltejs/kit';
import { eventById } from '#features/events/server/queries.ts';
import { numbersForm } from '#features/registrations/input/team.ts';
import { closeNumbers, openNumbers } from '#features/registrations/server/numbers/open.ts';
import { teamNumbers } from '#features/registrations/server/numbers/queries.ts';
import { releaseNumbers } from '#features/registrations/server/numbers/release.ts';
import { teamRegistration } from '#features/registrations/server/settings/queries.ts';
import { numberRefusals } from '#features/registrations/ui/numbers/refusals.ts';
import { worker, workScope } from '../../../../../../../work.ts';
import type { PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (request) => {
	const scope = await workScope(request);
	const { language, context } = request.locals;
	const now = context.clock();
	const event = await eventById(scope, now, request.params.id);
	const registration = await teamRegistration(scope, request.params.id);
	if (!event || !registration) error(404);
	return {
		...(await teamNumbers(scope, event, { language, now })),
		leastCount: registration.setting.leastCount,
		isProtected: registration.setting.protection === 'protected'
	};
};

const act = worker(numberRefusals);

export const actions = {
	release: (event: RequestEvent) => {
		const { keys } = event.locals.visit;
		return act(numbersForm, releaseNumbers, (_, { id }) => ({ eventId: id, keys }))(event);
	},
	open: act(numbersForm, openNumbers, (_, { id }) => ({ eventId: id })),
	close: act(numbersForm, closeNumbers, (_, { id }) => ({ eventId: id }))
};
