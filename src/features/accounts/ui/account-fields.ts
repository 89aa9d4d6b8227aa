import type { FieldSpec } from '#lib/form/fields.ts';
import { endonyms, languages, type Language } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';

type Account = { name: string; language: Language; mayGiveEmail: boolean };

/** What everybody says of the own account; the address only where there is none yet. */
export function accountFields(t: Translate, account: Account): FieldSpec[] {
	const name: FieldSpec = {
		kind: 'text',
		name: 'name',
		label: t('accounts.your_name'),
		hint: t('accounts.your_name_hint'),
		value: account.name,
		required: true
	};
	const language: FieldSpec = {
		kind: 'choice',
		name: 'language',
		label: t('accounts.language'),
		hint: t('accounts.account_language_hint'),
		value: account.language,
		options: languages.map((value) => ({ value, label: endonyms[value] }))
	};
	const email: FieldSpec = {
		kind: 'email',
		name: 'email',
		label: t('accounts.email'),
		hint: t('accounts.account_email_first')
	};
	return account.mayGiveEmail ? [name, language, email] : [name, language];
}
