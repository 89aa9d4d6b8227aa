import * as v from 'valibot';
import {
	day,
	decimalNumber,
	line,
	localised,
	optional,
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
} from '../types.ts';
import { whenProblem } from '../rules/when.ts';

/** A schema whose fields are right each by itself and are then made into what a command takes, or refused together. */
export function converted<Entries extends v.ObjectEntries, Value>(
	schema: v.ObjectSchema<Entries, undefined>,
	convert: (sent: v.InferOutput<v.ObjectSchema<Entries, undefined>>) => Parsed<Value>
) {
	return v.pipe(
		schema,
		v.rawTransform(({ dataset, addIssue, NEVER }) => {
			const parsed = convert(dataset.value);
			if (parsed.ok) return parsed.value;
			for (const { field, problem } of parsed.problems) {
				const [first = '', ...rest] = field.split('.').map(
					(key) =>
						({
							type: 'unknown',
							origin: 'value',
							input: dataset.value,
							key,
							value: undefined
						}) as const
				);
				if (first) addIssue({ message: problem, path: [first, ...rest] });
			}
			return NEVER;
		})
	);
}

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
	v.array(
		v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'events.language_expected'))
	),
	v.maxLength(20, 'form.too_long')
);
const latitude = v.pipe(
	decimalNumber,
	v.minValue(-90, 'events.no_such_place'),
	v.maxValue(90, 'events.no_such_place')
);
const longitude = v.pipe(
	decimalNumber,
	v.minValue(-180, 'events.no_such_place'),
	v.maxValue(180, 'events.no_such_place')
);
export const pointFields = { latitude: optional(latitude), longitude: optional(longitude) };
export const revision = v.pipe(
	v.string('form.required'),
	v.regex(/^\d{1,9}$/, 'form.required'),
	v.transform(Number)
);

type Timed = Omit<When, 'endsOn'> & { endsOn?: string | undefined };

/** An event whose last day is left empty ends on its first. */
export const whenOf = (sent: Timed): When => ({
	startsOn: sent.startsOn,
	startsTime: sent.startsTime,
	endsOn: sent.endsOn ?? sent.startsOn,
	endsTime: sent.endsTime,
	zone: sent.zone
});

export function pointOf(sent: {
	latitude?: number | undefined;
	longitude?: number | undefined;
}): Parsed<Point | undefined> {
	const { latitude, longitude } = sent;
	if (latitude === undefined && longitude === undefined) return { ok: true, value: undefined };
	if (latitude === undefined) return refused({ field: 'latitude', problem: 'form.required' });
	if (longitude === undefined) return refused({ field: 'longitude', problem: 'form.required' });
	return { ok: true, value: { latitude, longitude } };
}

export const refused = (...problems: Problem[]) => ({ ok: false, problems }) as const;

/** A new event from the template: eleven fields at most, titles and places in three languages among them. */
export const newEventForm = converted(
	v.object({
		kind: choice(eventKinds),
		activityId: optional(uuid),
		parentId: optional(uuid),
		...whenFields,
		zone: requiredLine(60),
		title: localised(line(300)),
		place: localised(line(300))
	}),
	({ kind, activityId, parentId, title, place, ...sent }): Parsed<NewEvent> => {
		const when = whenOf(sent);
		const problem = whenProblem(when) ?? titleProblem(title);
		if (problem) return refused(problem);
		return { ok: true, value: { ...when, kind, activityId, parentId, title, place } };
	}
);

export function titleProblem(title: Record<Language, string>): Problem | undefined {
	return siteLanguages.some((language) => title[language])
		? undefined
		: { field: 'title.en', problem: 'events.title_needed' };
}

export const factsForm = converted(
	v.object({
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
	}),
	({
		revision: opened,
		latitude: north,
		longitude: east,
		...sent
	}): Parsed<{ revision: number; facts: EventFacts }> => {
		const facts = { ...sent, ...whenOf(sent) };
		const problem = whenProblem(facts);
		if (problem) return refused(problem);
		const point = pointOf({ latitude: north, longitude: east });
		return point.ok
			? { ok: true, value: { revision: opened, facts: { ...facts, point: point.value } } }
			: point;
	}
);

type WrittenTexts = Record<Exclude<EventField, 'notice'>, Record<Language, string>>;

export const eventTextsForm = converted(
	v.object({
		revision,
		title: localised(line(300)),
		held_title: localised(line(300)),
		summary: localised(prose(600)),
		description: localised(prose()),
		place: localised(line(300)),
		access: localised(prose(5000)),
		feedback: localised(prose(5000))
	}),
	({ revision: opened, ...texts }): Parsed<{ revision: number; texts: WrittenTexts }> => {
		const problem = titleProblem(texts.title);
		return problem ? refused(problem) : { ok: true, value: { revision: opened, texts } };
	}
);
