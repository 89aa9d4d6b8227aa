import type { LocalisedText } from '#features/partnership/types.ts';
import { textField, titleIn } from '#features/partnership/words.ts';
import type { FieldSpec } from '#lib/form/fields.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import type { Language } from '#lib/i18n/languages.ts';

type Titled = { id: string; title: LocalisedText };

export const doorListFields = (
	t: Translate,
	addOns: readonly Titled[],
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
	{ kind: 'number', name: 'capacity', label: t('door.capacity') }
];

export const deviceFields = (t: Translate): FieldSpec[] => [
	{ kind: 'text', name: 'post', label: t('door.post'), hint: t('door.post_hint'), required: true }
];
