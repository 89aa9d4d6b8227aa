import type { TeamWords } from '#features/partnership/types.ts';
import { textField } from '#features/partnership/words.ts';
import type { FieldSpec, Option } from '#lib/form/fields.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import {
	accessFeatures,
	attendanceModes,
	entrances,
	eventFields,
	eventKinds,
	visibilities
} from '../types.ts';
import type { EventField, EventRow, When } from '../types.ts';

export type Choices = { activities: readonly Option[]; festivals: readonly Option[] };

export const whenFields = (t: Translate, own?: Omit<When, 'zone'>): FieldSpec[] => [
	{
		kind: 'date',
		name: 'startsOn',
		label: t('events.starts_on'),
		value: own?.startsOn,
		required: true
	},
	{
		kind: 'time',
		name: 'startsTime',
		label: t('events.starts_time'),
		hint: t('events.time_hint'),
		value: own?.startsTime
	},
	{
		kind: 'date',
		name: 'endsOn',
		label: t('events.ends_on'),
		hint: t('events.ends_on_hint'),
		value: own?.endsOn
	},
	{
		kind: 'time',
		name: 'endsTime',
		label: t('events.ends_time'),
		hint: t('events.time_hint'),
		value: own?.endsTime
	}
];

/** Twelve fields, counting each language, are enough for a new event (E01). */
export function newEventFields(
	t: Translate,
	activities: readonly Option[],
	activityId?: string
): FieldSpec[] {
	return [
		{
			kind: 'choice',
			name: 'kind',
			label: t('events.kind'),
			options: eventKinds.map((value) => ({ value, label: t(`events.kind_${value}`) }))
		},
		textField(t, { name: 'title', label: t('events.title') }),
		...whenFields(t),
		textField(t, { name: 'place', label: t('events.place') }),
		activityField(t, activities, activityId)
	];
}

const activityField = (
	t: Translate,
	options: readonly Option[],
	value: string | undefined
): FieldSpec => ({
	kind: 'choice',
	name: 'activityId',
	label: t('events.activity'),
	value,
	options,
	empty: t('events.no_activity')
});

const decimal = (number: number | undefined) => number?.toString();

export function factsFields(t: Translate, own: EventRow, choices: Choices): FieldSpec[] {
	return [
		...whenFields(t, own),
		{ kind: 'text', name: 'zone', label: t('events.zone'), value: own.zone, required: true },
		...takingPartFields(t, own),
		...belongingFields(t, own, choices),
		{
			kind: 'text',
			name: 'languages',
			label: t('events.languages'),
			hint: t('events.languages_hint'),
			value: own.languages.join(', ')
		},
		{
			kind: 'choices',
			name: 'accessFeatures[]',
			label: t('events.access_features'),
			values: own.accessFeatures,
			options: accessFeatures.map((value) => ({ value, label: t(`events.access_${value}`) }))
		},
		...pointFields(t, own.point)
	];
}

const takingPartFields = (t: Translate, own: EventRow): FieldSpec[] => [
	choice({
		name: 'attendanceMode',
		label: t('events.mode'),
		value: own.attendanceMode,
		of: attendanceModes,
		words: (one) => t(`events.mode_${one}`)
	}),
	{ kind: 'url', name: 'onlineUrl', label: t('events.online_url'), value: own.onlineUrl },
	choice({
		name: 'entrance',
		label: t('events.entrance'),
		value: own.entrance,
		of: entrances,
		words: (one) => t(`events.entrance_${one}`)
	}),
	answerField(t, { name: 'isFree', label: t('events.is_free'), known: own.isFree }),
	choice({
		name: 'visibility',
		label: t('events.visibility'),
		value: own.visibility,
		of: visibilities,
		words: (one) => t(`events.visibility_${one}`)
	})
];

const belongingFields = (
	t: Translate,
	own: EventRow,
	{ activities, festivals }: Choices
): FieldSpec[] => [
	activityField(t, activities, own.activityId),
	{
		kind: 'choice',
		name: 'parentId',
		label: t('events.parent'),
		value: own.parentId,
		options: festivals,
		empty: t('events.no_parent')
	}
];

type Choice<Value extends string> = {
	name: string;
	label: string;
	value: Value;
	of: readonly Value[];
	words: (value: Value) => string;
};
const choice = <Value extends string>({
	name,
	label,
	value,
	of,
	words
}: Choice<Value>): FieldSpec => ({
	kind: 'choice',
	name,
	label,
	value,
	options: of.map((one) => ({ value: one, label: words(one) }))
});

const answers = ['unknown', 'yes', 'no'] as const;
const answerOf = (known: boolean | undefined) =>
	known === undefined ? 'unknown' : known ? 'yes' : 'no';
export const answerField = (
	t: Translate,
	about: { name: string; label: string; known: boolean | undefined }
): FieldSpec =>
	choice({
		...about,
		value: answerOf(about.known),
		of: answers,
		words: (one) => t(`events.${one}`)
	});

export const pointFields = (t: Translate, point: EventRow['point']): FieldSpec[] => [
	{
		kind: 'number',
		name: 'latitude',
		label: t('events.latitude'),
		value: decimal(point?.latitude)
	},
	{
		kind: 'number',
		name: 'longitude',
		label: t('events.longitude'),
		value: decimal(point?.longitude)
	}
];

const prose = new Set<EventField>(['summary', 'description', 'access', 'feedback']);
const hints = {
	description: 'events.description_hint',
	access: 'events.access_hint',
	feedback: 'events.feedback_hint'
} as const;
const hasHint = (field: string): field is keyof typeof hints => field in hints;

export function textFields(
	t: Translate,
	texts: Record<(typeof eventFields)[number], TeamWords>
): FieldSpec[] {
	return eventFields.map((name) =>
		textField(t, {
			name,
			label: t(name === 'access' ? 'events.access_text' : `events.${name}`),
			texts: texts[name],
			prose: prose.has(name),
			...(hasHint(name) ? { hint: t(hints[name]) } : {})
		})
	);
}
