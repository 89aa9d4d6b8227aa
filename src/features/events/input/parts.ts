import * as v from 'valibot';
import {
	day,
	line,
	localised,
	optional,
	prose,
	requiredLine,
	uuid,
	webAddress,
	type Parsed
} from '#lib/form/parse.ts';
import type { Language } from '#lib/i18n/languages.ts';
import {
	pointFields,
	pointOf,
	refused,
	revision,
	converted,
	time,
	titleProblem,
	whenFields,
	whenOf,
	yesNo
} from './event.ts';
import type { ProgrammeInput, StopInput, When } from '../types.ts';
import { whenProblem } from '../rules/when.ts';

/** A part that is new has neither id nor revision. */
type Identified<Part> = Part & { id: string | undefined; revision: number | undefined };
const identity = { id: optional(uuid), revision: optional(revision) };

export const stopForm = converted(
	v.object({
		...identity,
		title: localised(line(300)),
		note: localised(prose(2000)),
		passesTime: optional(time),
		isStepFree: yesNo,
		...pointFields
	}),
	({ latitude, longitude, ...sent }): Parsed<Identified<StopInput>> => {
		const problem = titleProblem(sent.title);
		if (problem) return refused(problem);
		const point = pointOf({ latitude, longitude });
		return point.ok ? { ok: true, value: { ...sent, point: point.value } } : point;
	}
);

export const programmeItemForm = converted(
	v.object({
		...identity,
		title: localised(line(300)),
		description: localised(prose(5000)),
		heldOn: optional(day),
		startsTime: optional(time),
		endsTime: optional(time)
	}),
	(sent): Parsed<Identified<ProgrammeInput>> => {
		const { startsTime, endsTime } = sent;
		const problem = titleProblem(sent.title);
		if (problem) return refused(problem);
		if (endsTime && !startsTime)
			return refused({ field: 'startsTime', problem: 'events.start_time_missing' });
		const isBackwards = endsTime !== undefined && startsTime !== undefined && endsTime < startsTime;
		return isBackwards
			? refused({ field: 'endsTime', problem: 'events.end_before_start' })
			: { ok: true, value: sent };
	}
);

export const moveForm = v.object({
	id: uuid,
	direction: v.picklist(['up', 'down'], 'form.choice_expected')
});

const notice = localised(prose(1000));
export const noticeForm = v.object({ notice });
export const onlineMoveForm = v.object({ onlineUrl: optional(webAddress), notice });

/** New days for an event that stays in its zone. */
export const postponementForm = converted(
	v.object({ ...whenFields, zone: requiredLine(60), notice }),
	({
		notice: words,
		...sent
	}): Parsed<Omit<When, 'zone'> & { notice: Record<Language, string> }> => {
		const { zone, ...when } = whenOf(sent);
		const problem = whenProblem({ ...when, zone });
		return problem ? refused(problem) : { ok: true, value: { ...when, notice: words } };
	}
);

export const nothingForm = v.object({});
