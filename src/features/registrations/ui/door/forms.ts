import { textField, titleIn } from '#features/partnership/words.ts';
import type { FieldSpec } from '#lib/form/fields.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { formatWeekday } from '#lib/format/dates.ts';
import type { TeamDoor } from '../../rules/at-door.ts';

export const doorListFields = (
	t: Translate,
	{ addOns, days, subEvents }: Pick<TeamDoor, 'addOns' | 'days' | 'subEvents'>,
	language: Language
): FieldSpec[] => [
	textField(t, { name: 'title', label: t('door.list_title') }),
	{
		kind: 'choice',
		name: 'productId',
		label: t('door.list_for'),
		empty: t('door.everybody'),
		options: addOns.map(({ id, title }) => ({ value: id, label: titleIn(title, language) }))
	},
	...(days.length > 0
		? [
				{
					kind: 'choice' as const,
					name: 'holdsOn',
					label: t('door.holds_on'),
					hint: t('door.holds_on_hint'),
					empty: t('door.all_passes'),
					options: [
						...days.map(({ number, day }) => ({
							value: String(number),
							label: formatWeekday(day, language)
						})),
						...subEvents.map(({ id, title, startsOn }) => ({
							value: id,
							label: `${titleIn(title, language)}, ${formatWeekday(startsOn, language)}`
						}))
					]
				}
			]
		: []),
	{ kind: 'number', name: 'capacity', label: t('door.capacity') }
];

export const deviceFields = (t: Translate): FieldSpec[] => [
	{ kind: 'text', name: 'post', label: t('door.post'), hint: t('door.post_hint'), required: true }
];
