import { factsForm } from '#features/events/input/event.ts';
import { eventRefusals, refusedFields } from '#features/events/ui/refusals.ts';
import { changeEvent } from '#features/events/server/change.ts';
import { eventsOf } from '#features/events/server/queries.ts';
import { worker, workScope } from '../../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const events = await eventsOf(scope, event.locals.context.clock());
	const { id } = event.params;
	return {
		festivals: events.filter((one) => one.kind === 'festival' && one.id !== id),
		parts: events.filter(({ parentId }) => parentId === id)
	};
};

const act = worker(eventRefusals, refusedFields);

export const actions = {
	change: act(factsForm, changeEvent, (sent, { id }) => ({ ...sent, id }))
};
