import { eventTextsForm } from '#features/events/input/event.ts';
import { eventRefusals } from '#features/events/ui/refusals.ts';
import { writeEventTexts } from '#features/events/server/change.ts';
import { worker } from '../../../../../../work.ts';

export const actions = {
	write: worker(eventRefusals)(eventTextsForm, writeEventTexts, (sent, { id }) => ({ ...sent, id }))
};
