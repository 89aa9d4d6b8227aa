import * as v from 'valibot';
import { day, line, localised, optional, parseForm, prose, requiredLine, uuid, webAddress } from '#lib/form/parse.ts';
import type { Parsed } from '#lib/form/parse.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import type { PictureInput } from '#features/media/types.ts';
import { pointFields, pointOf, refused, revision, time, titleProblem, whenFields, whenOf, yesNo } from './input.ts';
import type { ProgrammeInput, StopInput, When } from './types.ts';
import { whenProblem } from './when.ts';

/** A part that is new has neither id nor revision. */
type Identified<Part> = Part & { id: string | undefined; revision: number | undefined };

const stop = v.object({
	id: optional(uuid),
	revision: optional(revision),
	title: localised(line(300)),
	note: localised(prose(2000)),
	passesTime: optional(time),
	isStepFree: yesNo,
	...pointFields
});

export function parseStop(form: FormData): Parsed<Identified<StopInput>> {
	const parsed = parseForm(stop, form);
	if (!parsed.ok) return parsed;
	const { latitude: _, longitude: __, ...sent } = parsed.value;
	const problem = titleProblem(sent.title);
	if (problem) return refused(problem);
	const point = pointOf(parsed.value);
	return point.ok ? { ok: true, value: { ...sent, point: point.value } } : point;
}

const programmeItem = v.object({
	id: optional(uuid),
	revision: optional(revision),
	title: localised(line(300)),
	description: localised(prose(5000)),
	heldOn: optional(day),
	startsTime: optional(time),
	endsTime: optional(time)
});

export function parseProgrammeItem(form: FormData): Parsed<Identified<ProgrammeInput>> {
	const parsed = parseForm(programmeItem, form);
	if (!parsed.ok) return parsed;
	const { title, startsTime, endsTime } = parsed.value;
	const problem = titleProblem(title);
	if (problem) return refused(problem);
	if (endsTime && !startsTime) return refused({ field: 'startsTime', problem: 'events.start_time_missing' });
	if (endsTime && startsTime && endsTime < startsTime) {
		return refused({ field: 'endsTime', problem: 'events.end_before_start' });
	}
	return parsed;
}

const move = v.object({ id: uuid, direction: v.picklist(['up', 'down'], 'form.choice_expected') });
export const parseMove = (form: FormData) => parseForm(move, form);

const named = v.object({ id: uuid });
export const parseId = (form: FormData) => parseForm(named, form);

const notice = v.object({ notice: localised(prose(1000)) });
export const parseNotice = (form: FormData) => parseForm(notice, form);

const postponement = v.object({ ...whenFields, notice: localised(prose(1000)) });

/** New days for an event that stays in its zone. */
export function parsePostponement(
	form: FormData,
	zone: string
): Parsed<Omit<When, 'zone'> & { notice: Record<Language, string> }> {
	const parsed = parseForm(postponement, form);
	if (!parsed.ok) return parsed;
	const { zone: _, ...when } = whenOf(parsed.value, zone);
	const problem = whenProblem({ ...when, zone });
	return problem ? refused(problem) : { ok: true, value: { ...when, notice: parsed.value.notice } };
}

const onlineMove = v.object({ onlineUrl: optional(webAddress), notice: localised(prose(1000)) });
export const parseOnlineMove = (form: FormData) => parseForm(onlineMove, form);

const publication = v.object({
	language: v.picklist(languages, 'form.choice_expected'),
	overrideReason: optional(line(500))
});
export const parsePublication = (form: FormData) => parseForm(publication, form);

const picture = v.object({
	id: optional(uuid),
	revision: optional(revision),
	alt: localised(line(500)),
	author: requiredLine(200),
	licence: requiredLine(200)
});
export const parsePicture = (form: FormData): Parsed<Identified<PictureInput>> => parseForm(picture, form);
