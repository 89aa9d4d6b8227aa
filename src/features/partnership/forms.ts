import type { FieldSpec } from '#lib/form/fields.ts';
import { endonyms, languages } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import {
	bridgeColours,
	partnerCategories,
	partnerRoles,
	stateTypes,
	type AttachmentFacts,
	type BridgeColour,
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
	leftColour: BridgeColour | undefined;
	rightColour: BridgeColour | undefined;
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
	),
	colourField(t, 'left', own.leftColour),
	colourField(t, 'right', own.rightColour)
];

const colourField = (
	t: Translate,
	side: 'left' | 'right',
	value: BridgeColour | undefined
): FieldSpec => ({
	kind: 'choice',
	name: `${side}Colour`,
	label: t(`partnership.${side}_colour`),
	hint: t('partnership.colour_hint'),
	value,
	options: bridgeColours.map((one) => ({ value: one, label: t(`partnership.colour_${one}`) })),
	empty: '–'
});

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

/** A file's or link's own day, language, licence and audience (WP10). */
const attachmentFactFields = (t: Translate, own?: AttachmentFacts): FieldSpec[] => [
	{ kind: 'date', name: 'datedOn', label: t('files.day'), value: own?.datedOn },
	{
		kind: 'choice',
		name: 'language',
		label: t('files.language'),
		value: own?.language,
		options: languages.map((value) => ({ value, label: endonyms[value] })),
		empty: '–'
	},
	{
		kind: 'text',
		name: 'licence',
		label: t('files.licence'),
		hint: t('files.licence_hint'),
		value: own?.licence
	},
	{
		kind: 'choice',
		name: 'visibility',
		label: t('files.visibility'),
		value: own?.visibility ?? 'team',
		options: [
			{ value: 'team', label: t('files.visibility_team') },
			{ value: 'public', label: t('files.visibility_public') }
		]
	},
	{
		kind: 'tick',
		name: 'holdsPersonalData',
		label: t('files.holds_personal_data'),
		value: own?.holdsPersonalData ?? false
	}
];

/** A new file or link on a record. */
export const attachmentFields = (t: Translate, limitMb: number): FieldSpec[] => [
	fileField(t, limitMb),
	{ kind: 'url', name: 'url', label: t('files.or_address') },
	{ kind: 'text', name: 'title', label: t('files.title'), hint: t('files.title_hint') },
	...attachmentFactFields(t)
];

/** What is said of a file or link that is there already. */
export const describedFields = (t: Translate, own: AttachmentFacts): FieldSpec[] => [
	{ kind: 'text', name: 'title', label: t('files.title'), value: own.title, required: true },
	...attachmentFactFields(t, own)
];

/** An optional file of any kind. */
export const fileField = (t: Translate, limitMb: number): FieldSpec => ({
	kind: 'file',
	name: 'file',
	label: t('files.file'),
	hint: t('files.file_hint', { limit: limitMb }),
	isOptional: true
});

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
