import type { FieldSpec } from '#lib/form/fields.ts';
import { endonyms, languages, type Language } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';

/** What an operator has to know to begin a partnership; the rest is written in it. */
export function newPartnershipFields(t: Translate, language: Language): FieldSpec[] {
	const required = true;
	return [
		{
			kind: 'choice',
			name: 'sourceLanguage',
			label: t('operator.source_language'),
			value: language,
			options: languages.map((value) => ({ value, label: endonyms[value] }))
		},
		{ kind: 'text', name: 'title', label: t('operator.title_label'), required },
		{
			kind: 'text',
			name: 'slug',
			label: t('operator.slug_label'),
			hint: t('operator.slug_hint'),
			required
		},
		{ kind: 'date', name: 'startsOn', label: t('operator.starts_on'), required },
		{ kind: 'date', name: 'endsOn', label: t('operator.ends_on'), required },
		{
			kind: 'text',
			name: 'zone',
			label: t('operator.zone'),
			value: language === 'lt' ? 'Europe/Vilnius' : 'Europe/Oslo',
			required
		}
	];
}
