import type { TeamWords } from '#features/partnership/types.ts';
import { textField } from '#features/partnership/words.ts';
import type { FieldSpec } from '#lib/form/fields.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import { answerField, pointFields, whenFields } from './forms.ts';
import type { EventRow } from '../types.ts';

type OwnStop = {
	title: TeamWords;
	note: TeamWords;
	passesTime: string | undefined;
	isStepFree: boolean | undefined;
	point: EventRow['point'];
};

export function stopFields(t: Translate, own?: OwnStop): FieldSpec[] {
	return [
		textField(t, { name: 'title', label: t('events.title'), ...(own ? { texts: own.title } : {}) }),
		{
			kind: 'time',
			name: 'passesTime',
			label: t('events.passes_time'),
			hint: t('events.time_hint'),
			value: own?.passesTime
		},
		answerField(t, { name: 'isStepFree', label: t('events.is_step_free'), known: own?.isStepFree }),
		textField(t, {
			name: 'note',
			label: t('events.note'),
			prose: true,
			...(own ? { texts: own.note } : {})
		}),
		...pointFields(t, own?.point)
	];
}

type OwnItem = {
	title: TeamWords;
	description: TeamWords;
	heldOn: string | undefined;
	startsTime: string | undefined;
	endsTime: string | undefined;
};

export const itemFields = (t: Translate, own?: OwnItem): FieldSpec[] => [
	textField(t, { name: 'title', label: t('events.title'), ...(own ? { texts: own.title } : {}) }),
	{
		kind: 'date',
		name: 'heldOn',
		label: t('events.held_on'),
		hint: t('events.held_on_hint'),
		value: own?.heldOn
	},
	{ kind: 'time', name: 'startsTime', label: t('events.starts_time'), value: own?.startsTime },
	{ kind: 'time', name: 'endsTime', label: t('events.ends_time'), value: own?.endsTime },
	textField(t, {
		name: 'description',
		label: t('events.description'),
		prose: true,
		...(own ? { texts: own.description } : {})
	})
];

/** The notice of a change; it begins empty, for an old one speaks of something else. */
export const noticeFields = (t: Translate): FieldSpec[] => [
	textField(t, { name: 'notice', label: t('events.notice'), prose: true })
];
export const postponeFields = (t: Translate): FieldSpec[] => [...whenFields(t), ...noticeFields(t)];
export const onlineFields = (t: Translate, own: EventRow): FieldSpec[] => [
	{ kind: 'url', name: 'onlineUrl', label: t('events.online_url'), value: own.onlineUrl },
	...noticeFields(t)
];
