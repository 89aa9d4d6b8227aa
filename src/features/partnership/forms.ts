import type { FieldSpec } from '#lib/form/fields.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import {
	partnerCategories,
	partnerRoles,
	stateTypes,
	type PartnerCategory,
	type PartnerRole,
	type PartnershipField,
	type StateType,
	type TeamWords
} from './types.ts';
import { textField } from './words.ts';

export type TeamPartnership = {
	id: string;
	startsOn: string;
	endsOn: string;
	zone: string;
	revision: number;
	texts: { field: PartnershipField; texts: TeamWords }[];
};

export type TeamPartner = {
	id: string;
	revision: number;
	role: PartnerRole;
	category: PartnerCategory;
	country: string;
	stateType: StateType;
	website: string | undefined;
	contactEmail: string | undefined;
	contactIsPublic: boolean;
	name: TeamWords;
};

export const partnershipFormFields = (t: Translate, own: TeamPartnership): FieldSpec[] => [
	{
		kind: 'date',
		name: 'startsOn',
		label: t('partnership.starts_on'),
		value: own.startsOn,
		required: true
	},
	{
		kind: 'date',
		name: 'endsOn',
		label: t('partnership.ends_on'),
		value: own.endsOn,
		required: true
	},
	{
		kind: 'text',
		name: 'zone',
		label: t('partnership.zone'),
		hint: t('partnership.zone_hint'),
		value: own.zone,
		required: true
	},
	...own.texts.map(({ field, texts }) =>
		textField(t, { name: field, label: t(`partnership.${field}`), texts, prose: field !== 'title' })
	)
];

export function partnerFormFields(t: Translate, own?: TeamPartner): FieldSpec[] {
	return [
		textField(t, {
			name: 'name',
			label: t('partnership.name'),
			...(own ? { texts: own.name } : {})
		}),
		{
			kind: 'choice',
			name: 'role',
			label: t('partnership.role'),
			value: own?.role ?? 'project_partner',
			options: partnerRoles.map((value) => ({ value, label: t(`partnership.role_${value}`) }))
		},
		{
			kind: 'choice',
			name: 'category',
			label: t('partnership.category'),
			value: own?.category,
			options: partnerCategories.map((value) => ({
				value,
				label: t(`partnership.category_${value}`)
			}))
		},
		{
			kind: 'text',
			name: 'country',
			label: t('partnership.country'),
			hint: t('partnership.country_hint'),
			value: own?.country,
			required: true
		},
		{
			kind: 'choice',
			name: 'stateType',
			label: t('partnership.state_type'),
			value: own?.stateType,
			options: stateTypes.map((value) => ({ value, label: t(`partnership.state_${value}`) }))
		},
		...contactFields(t, own)
	];
}

function contactFields(t: Translate, own?: TeamPartner): FieldSpec[] {
	return [
		{ kind: 'url', name: 'website', label: t('partnership.website'), value: own?.website },
		{
			kind: 'email',
			name: 'contactEmail',
			label: t('partnership.contact'),
			value: own?.contactEmail
		},
		{
			kind: 'tick',
			name: 'contactIsPublic',
			label: t('partnership.contact_is_public'),
			value: own?.contactIsPublic ?? false
		}
	];
}
