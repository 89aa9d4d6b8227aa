import { fileField } from '#features/partnership/forms.ts';
import type { FieldSpec, Option } from '#lib/form/fields.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import { measures, methods, qualifiers } from './types.ts';

type Choices = { otherEvents: readonly Option[]; limitMb: number };

export function claimFormFields(t: Translate, { otherEvents, limitMb }: Choices): FieldSpec[] {
	return [
		...figureFields(t),
		{
			kind: 'text',
			name: 'sourceName',
			label: t('results.source'),
			hint: t('results.source_hint'),
			required: true
		},
		{ kind: 'url', name: 'sourceUrl', label: t('results.source_address') },
		fileField(t, limitMb),
		{
			kind: 'choice',
			name: 'visibility',
			label: t('files.visibility_of_file'),
			value: 'team',
			options: [
				{ value: 'team', label: t('files.visibility_team') },
				{ value: 'public', label: t('files.visibility_public') }
			]
		},
		{ kind: 'date', name: 'claimedOn', label: t('results.source_day') },
		{ kind: 'prose', name: 'note', label: t('results.note') },
		...(otherEvents.length > 0
			? [
					{
						kind: 'choices' as const,
						name: 'eventIds[]',
						label: t('results.counted_with'),
						values: [],
						options: otherEvents
					}
				]
			: [])
	];
}

/** What was counted, how many and how. */
function figureFields(t: Translate): FieldSpec[] {
	const options = <Word extends string>(words: readonly Word[], say: (one: Word) => string) =>
		words.map((value) => ({ value, label: say(value) }));
	return [
		{
			kind: 'choice',
			name: 'measure',
			label: t('results.what_is_counted'),
			options: options(measures, (one) => t(`results.measure_${one}`))
		},
		{
			kind: 'choice',
			name: 'qualifier',
			label: t('results.qualifier'),
			options: options(qualifiers, (one) => t(`results.qualifier_${one}`))
		},
		{ kind: 'number', name: 'low', label: t('results.low'), hint: t('results.low_hint') },
		{ kind: 'number', name: 'high', label: t('results.high'), hint: t('results.high_hint') },
		{
			kind: 'choice',
			name: 'method',
			label: t('results.method'),
			options: options(methods, (one) => t(`results.method_${one}`))
		}
	];
}

/** A reason that stays with the figure. */
export const reasonField = (label: string): FieldSpec[] => [
	{ kind: 'prose', name: 'reason', label, required: true }
];
