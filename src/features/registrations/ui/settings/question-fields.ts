import { draftsOf, textField } from '#features/partnership/words.ts';
import type { FieldSpec } from '#lib/form/fields.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import { openers, questionKinds, type TeamQuestion } from '../../types.ts';
import { titleField } from './fields.ts';

export function questionFields(t: Translate, own?: TeamQuestion): FieldSpec[] {
	const isChoice = own === undefined || own.kind === 'choice';
	const lines: FieldSpec = {
		kind: 'localised',
		name: 'options',
		label: t('settings.options'),
		hint: t('settings.options_hint'),
		prose: true,
		texts: optionLines(own)
	};
	return [
		titleField(t, own),
		textField(t, {
			name: 'why',
			label: t('settings.why'),
			hint: t('settings.why_hint'),
			prose: true,
			...(own ? { texts: own.why } : {})
		}),
		...(isChoice ? [lines] : []),
		{
			kind: 'number',
			name: 'retentionDays',
			label: t('settings.question_retention'),
			value: String(own?.retentionDays ?? 1),
			required: true
		},
		{
			kind: 'tick',
			name: 'isRequired',
			label: t('settings.is_required'),
			value: own?.isRequired ?? false
		}
	];
}

export const newQuestionFields = (t: Translate): FieldSpec[] => [
	{
		kind: 'choice',
		name: 'kind',
		label: t('settings.question_kind'),
		hint: t('settings.question_kind_hint'),
		value: 'choice',
		options: questionKinds.map((value) => ({ value, label: t(`settings.question_${value}`) }))
	},
	{
		kind: 'choice',
		name: 'openedBy',
		label: t('settings.opened_by'),
		value: 'key_holders',
		options: openers.map((value) => ({ value, label: t(`settings.opened_by_${value}`) }))
	},
	...questionFields(t)
];

function optionLines(own?: TeamQuestion): Record<Language, string> {
	const each = (own?.options ?? []).map(({ title }) => draftsOf(title));
	return Object.fromEntries(
		languages.map((language) => [
			language,
			each
				.map((one) => one[language])
				.join('\n')
				.trimEnd()
		])
	) as Record<Language, string>;
}
