import type { FieldSpec } from '#lib/form/fields.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import { roles, type Role } from '../types.ts';

type Place = { role: Role; partnerId: string | undefined };

/** The two fields that say what a person may do, and for whom. */
export function roleFields(
	t: Translate,
	partners: readonly { id: string; name: string }[],
	place: Place = { role: 'partner_officer', partnerId: undefined }
): FieldSpec[] {
	return [
		{
			kind: 'choice',
			name: 'role',
			label: t('accounts.role'),
			value: place.role,
			options: roles.map((value) => ({
				value,
				label: `${t(`accounts.role_${value}`)}: ${t(`accounts.role_${value}_may`)}`
			}))
		},
		{
			kind: 'choice',
			name: 'partner',
			label: t('accounts.partner'),
			hint: t('accounts.partner_hint'),
			value: place.partnerId,
			empty: t('accounts.no_partner'),
			options: partners.map(({ id, name }) => ({ value: id, label: name }))
		}
	];
}
