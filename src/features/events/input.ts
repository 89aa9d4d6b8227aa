import * as v from 'valibot';
import {
	day,
	decimalNumber,
	line,
	localised,
	optional,
	parseForm,
	prose,
	requiredLine,
	timeOfDay,
	uuid,
	webAddress,
	type Parsed,
	type Problem
} from '#lib/form/parse.ts';
import { languages as siteLanguages, type Language } from '#lib/i18n/languages.ts';
import {
	accessFeatures,
	attendanceModes,
	entrances,
	eventKinds,
	visibilities,
	type EventFacts,
	type EventField,
	type NewEvent,
	type Point,
	type When
} from './types.ts';
import { whenProblem } from './when.ts';

const choice = <Options extends readonly string[]>(options: Options) =>
	v.picklist(options, 'form.choice_expected');
/** Times come as 'HH:MM', from some browsers with seconds. */
export const time = v.pipe(
	v.string('form.time_expected'),
	v.transform((sent) => sent.trim().replace(/^(\d\d:\d\d):00$/, '$1')),
	timeOfDay
);
export const whenFields = {
	startsOn: day,
	startsTime: optional(time),
	endsOn: optional(day),
	endsTime: optional(time)
};
const isTrue = { yes: true, no: false, unknown: undefined } as const;
export const yesNo = v.pipe(
	v.optional(choice(['yes', 'no', 'unknown'] as const), 'unknown'),
	v.transform((sent) => isTrue[sent])
);
/** 'lt, en nb': tags as BCP 47 writes them. */
const spokenLanguages = v.pipe(
	v.optional(line(200), ''),
	v.transform((sent) => sent.split(/[\s,;]+/).filter(Boolean)),
	v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'events.language_expected'))),
	v.maxLength(20, 'form.too_long')
);
const latitude = v.pipe(decimalNumber, v.minValue(-90, 'events.no_such_place'), v.maxValue(90, 'events.no_such_place'));
const longitude = v.pipe(decimalNumber, v.minValue(-180, 'events.no_such_place'), v.maxValue(180, 'events.no_such_place'));
export const pointFields = { latitude: optional(latitude), longitude: optional(longitude) };
export const revision = v.pipe(v.string('form.required'), v.regex(/^\d{1,9}$/, 'form.required'), v.transform(Number));

type Timed = Omit<When, 'zone' | 'endsOn'> & { endsOn?: string | undefined };

/** An event whose last day is left empty ends on its first. */
export const whenOf = (sent: Timed, zone: string): When => ({
	startsOn: sent.startsOn,
	startsTime: sent.startsTime,
	endsOn: sent.endsOn ?? sent.startsOn,
	endsTime: sent.endsTime,
	zone
});

export function pointOf(sent: { latitude?: number | undefined; longitude?: number | undefined }): Parsed<Point | undefined> {
	const { latitude, longitude } = sent;
	if (latitude === undefined && longitude === undefined) return { ok: true, value: undefined };
	if (latitude === undefined) return refused({ field: 'latitude', problem: 'form.required' });
	if (longitude === undefined) return refused({ field: 'longitude', problem: 'form.required' });
	return { ok: true, value: { latitude, longitude } };
}

export const refused = (...problems: Problem[]) => ({ ok: false, problems }) as const;

const newEvent = v.object({
	kind: choice(eventKinds),
	activityId: optional(uuid),
	parentId: optional(uuid),
	...whenFields,
	title: localised(line(300)),
	place: localised(line(300)),
	entrance: v.optional(choice(entrances))
});

/** A new event from the template: eleven fields at most, titles and places in three languages among them. */
export function parseNewEvent(form: FormData, zone: string): Parsed<NewEvent> {
	const parsed = parseForm(newEvent, form);
	if (!parsed.ok) return parsed;
	const { kind, activityId, parentId, title, place, entrance } = parsed.value;
	const when = whenOf(parsed.value, zone);
	const problem = whenProblem(when) ?? titleProblem(title);
	if (problem) return refused(problem);
	return { ok: true, value: { ...when, kind, activityId, parentId, title, place, ...(entrance && { entrance }) } };
}

export function titleProblem(title: Record<Language, string>): Problem | undefined {
	return siteLanguages.some((language) => title[language])
		? undefined
		: { field: 'title.en', problem: 'events.title_needed' };
}

const facts = v.object({
	revision,
	activityId: optional(uuid),
	parentId: optional(uuid),
	...whenFields,
	zone: requiredLine(60),
	attendanceMode: choice(attendanceModes),
	onlineUrl: optional(webAddress),
	entrance: choice(entrances),
	visibility: choice(visibilities),
	isFree: yesNo,
	languages: spokenLanguages,
	accessFeatures: v.optional(v.array(choice(accessFeatures)), []),
	...pointFields
});

export function parseFacts(form: FormData): Parsed<{ revision: number; facts: EventFacts }> {
	const parsed = parseForm(facts, form);
	if (!parsed.ok) return parsed;
	const { revision: opened, zone, startsOn, startsTime, endsOn, endsTime, ...rest } = parsed.value;
	const { latitude: _, longitude: __, ...others } = rest;
	const when = whenOf({ startsOn, startsTime, endsOn, endsTime }, zone);
	const problem = whenProblem(when);
	if (problem) return refused(problem);
	const point = pointOf(rest);
	if (!point.ok) return point;
	return { ok: true, value: { revision: opened, facts: { ...others, ...when, point: point.value } } };
}

const texts = v.object({
	revision,
	title: localised(line(300)),
	held_title: localised(line(300)),
	summary: localised(prose(600)),
	description: localised(prose()),
	place: localised(line(300)),
	access: localised(prose(5000)),
	feedback: localised(prose(5000))
});

export function parseEventTexts(form: FormData): Parsed<{ revision: number; texts: Record<Exclude<EventField, 'notice'>, Record<Language, string>> }> {
	const parsed = parseForm(texts, form);
	if (!parsed.ok) return parsed;
	const { revision: opened, ...written } = parsed.value;
	const problem = titleProblem(written.title);
	return problem ? refused(problem) : { ok: true, value: { revision: opened, texts: written } };
}
