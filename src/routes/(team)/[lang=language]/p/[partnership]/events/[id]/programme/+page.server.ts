import { programmeItemForm } from '#features/events/input/parts.ts';
import { eventRefusals, refusedFields } from '#features/events/ui/refusals.ts';
import {
	addProgrammeItem,
	changeProgrammeItem,
	removeProgrammeItem
} from '#features/events/server/parts/programme.ts';
import { recordForm } from '#features/partnership/input.ts';
import { withId } from '#lib/form/parse.ts';
import { worker } from '../../../../../../work.ts';

const act = worker(eventRefusals, { ...refusedFields, 'bad-times': 'startsTime' });

export const actions = {
	add: act(programmeItemForm, addProgrammeItem, ({ id: _, revision: __, ...item }, { id }) => ({
		...item,
		eventId: id
	})),
	change: act(programmeItemForm, changeProgrammeItem, withId),
	remove: act(recordForm, removeProgrammeItem, (sent) => sent)
};
