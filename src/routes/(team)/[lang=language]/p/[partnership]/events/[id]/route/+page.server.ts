import { moveForm, stopForm } from '#features/events/input/parts.ts';
import { eventRefusals } from '#features/events/ui/refusals.ts';
import { addStop, changeStop, moveStop, removeStop } from '#features/events/server/parts/stops.ts';
import { recordForm } from '#features/partnership/input.ts';
import { withId } from '#lib/form/parse.ts';
import { worker } from '../../../../../../work.ts';

const act = worker(eventRefusals, { 'no-title': 'title.en' });

export const actions = {
	add: act(stopForm, addStop, ({ id: _, revision: __, ...stop }, { id }) => ({
		...stop,
		eventId: id
	})),
	change: act(stopForm, changeStop, withId),
	move: act(moveForm, moveStop, (sent) => sent),
	remove: act(recordForm, removeStop, (sent) => sent)
};
