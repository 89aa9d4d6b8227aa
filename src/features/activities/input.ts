import * as v from 'valibot';
import { day, line, localised, optional, prose, uuid, wholeNumber } from '#lib/form/parse.ts';
import { activityStates } from './types.ts';

const named = v.pipe(
	localised(line()),
	v.check((title) => Object.values(title).some(Boolean), 'activities.title_expected')
);
/** Unknown days are left out; where both are known, the end is not before the start. */
const inOrder = ({
	startsOn,
	endsOn
}: {
	startsOn?: string | undefined;
	endsOn?: string | undefined;
}) => !startsOn || !endsOn || startsOn <= endsOn;

export const groupForm = v.object({
	id: optional(uuid),
	revision: optional(wholeNumber),
	title: named
});

const activityFields = {
	revision: optional(wholeNumber),
	title: named,
	description: localised(prose()),
	leadPartnerId: optional(uuid),
	partnerIds: v.optional(v.array(uuid), []),
	startsOn: optional(day),
	endsOn: optional(day)
};
export const newActivityForm = v.pipe(
	v.object({ ...activityFields, groupId: uuid }),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], inOrder, 'form.end_before_start'), [
		'endsOn'
	])
);
export const activityForm = v.pipe(
	v.object(activityFields),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], inOrder, 'form.end_before_start'), [
		'endsOn'
	])
);

export const moveForm = v.object({
	id: uuid,
	direction: v.picklist(['up', 'down'], 'form.choice_expected')
});

export const stateForm = v.object({
	state: v.picklist(activityStates, 'form.choice_expected'),
	reason: optional(prose(5000))
});

export const deliverableForm = v.object({
	id: optional(uuid),
	revision: optional(wholeNumber),
	title: named,
	dueOn: optional(day),
	deliveredOn: optional(day)
});

export const openPointForm = v.object({
	note: v.pipe(prose(2000), v.minLength(1, 'form.required')),
	partnerId: optional(uuid),
	dueOn: optional(day)
});
