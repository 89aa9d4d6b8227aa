import { textField } from '#features/partnership/words.ts';
import type { FieldSpec, Option } from '#lib/form/fields.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import { localTime } from '../../rules/local-time.ts';
import {
	modes,
	protections,
	waitingLists,
	type Setting,
	type TeamProduct,
	type TeamQuota
} from '../../types.ts';

const options = (
	t: Translate,
	name: 'mode' | 'protection' | 'waiting',
	values: readonly string[]
): Option[] =>
	values.map((value) => ({ value, label: t(`settings.${name}_${value}` as 'settings.mode_open') }));

export function settingFields(t: Translate, own: Setting, zone: string): FieldSpec[] {
	return [
		{
			kind: 'choice',
			name: 'mode',
			label: t('settings.mode'),
			value: own.mode,
			options: options(t, 'mode', modes)
		},
		...timeFields(t, own, zone),
		{
			kind: 'choice',
			name: 'protection',
			label: t('settings.protection'),
			hint: t('settings.protection_hint'),
			value: own.protection,
			options: options(t, 'protection', protections)
		},
		{
			kind: 'choice',
			name: 'waitingList',
			label: t('settings.waiting_list'),
			value: own.waitingList,
			options: options(t, 'waiting', waitingLists)
		},
		...numberFields(t, own),
		{
			kind: 'tick',
			name: 'asksContact',
			label: t('settings.asks_contact'),
			hint: t('settings.asks_contact_hint'),
			value: own.asksContact
		},
		{
			kind: 'tick',
			name: 'isDiscreet',
			label: t('settings.is_discreet'),
			hint: t('settings.is_discreet_hint'),
			value: own.isDiscreet
		}
	];
}

function timeFields(t: Translate, own: Setting, zone: string): FieldSpec[] {
	const opens = own.opensAt && localTime(own.opensAt, zone);
	const closes = own.closesAt && localTime(own.closesAt, zone);
	return [
		{
			kind: 'date',
			name: 'opensOn',
			label: t('settings.opens_on'),
			hint: t('settings.opens_hint'),
			value: opens?.day
		},
		{
			kind: 'time',
			name: 'opensTime',
			label: t('settings.opens_time'),
			hint: t('settings.zone_hint', { zone }),
			value: opens?.time
		},
		{
			kind: 'date',
			name: 'closesOn',
			label: t('settings.closes_on'),
			hint: t('settings.closes_hint'),
			value: closes?.day
		},
		{
			kind: 'time',
			name: 'closesTime',
			label: t('settings.closes_time'),
			hint: t('settings.zone_hint', { zone }),
			value: closes?.time
		}
	];
}

const numberFields = (t: Translate, own: Setting): FieldSpec[] => [
	{
		kind: 'number',
		name: 'offerHours',
		label: t('settings.offer_hours'),
		value: String(own.offerHours),
		required: true
	},
	{
		kind: 'number',
		name: 'mostInGroup',
		label: t('settings.most_in_group'),
		value: String(own.mostInGroup),
		required: true
	},
	{
		kind: 'number',
		name: 'retentionDays',
		label: t('settings.retention_days'),
		hint: t('settings.retention_hint'),
		value: String(own.retentionDays),
		required: true
	},
	{
		kind: 'number',
		name: 'leastCount',
		label: t('settings.least_count'),
		hint: t('settings.least_count_hint'),
		value: String(own.leastCount),
		required: true
	}
];

export const titleField = (t: Translate, own?: { title: TeamQuota['title'] }) =>
	textField(t, { name: 'title', label: t('settings.title'), ...(own ? { texts: own.title } : {}) });

export const quotaFields = (t: Translate, own?: TeamQuota): FieldSpec[] => [
	titleField(t, own),
	{
		kind: 'number',
		name: 'capacity',
		label: t('settings.capacity'),
		hint: t('settings.capacity_hint'),
		value: own?.capacity === undefined ? '' : String(own.capacity)
	}
];

const attendanceField = (t: Translate, value: TeamProduct['attendance']): FieldSpec => ({
	kind: 'choice',
	name: 'attendance',
	label: t('settings.attendance'),
	value,
	options: (['on_site', 'online'] as const).map((one) => ({
		value: one,
		label: t(`registrations.attendance_${one}`)
	}))
});

/** On which days of an event of several a kind of place holds. */
const daysField = (t: Translate, days: readonly Option[], held: readonly number[]): FieldSpec[] =>
	days.length === 0
		? []
		: [
				{
					kind: 'choices',
					name: 'days[]',
					label: t('settings.holds_on'),
					hint: t('settings.holds_on_hint'),
					values: held.map(String),
					options: days
				}
			];

/** What is said to those who choose it, and to those alone who have a place of it. */
const tellingFields = (t: Translate, own?: TeamProduct): FieldSpec[] => [
	textField(t, {
		name: 'note',
		label: t('settings.product_note'),
		hint: t('settings.product_note_hint'),
		...(own ? { texts: own.note } : {})
	}),
	{
		kind: 'url',
		name: 'joinLink',
		label: t('settings.join_link'),
		hint: t('settings.join_link_hint'),
		value: own?.joinLink
	}
];

export const productFields = (
	t: Translate,
	own: TeamProduct,
	days: readonly Option[]
): FieldSpec[] => [
	titleField(t, own),
	attendanceField(t, own.attendance),
	...tellingFields(t, own),
	...(own.kind === 'place' ? daysField(t, days, own.days) : [])
];
type Choices = { quotas: readonly Option[]; days: readonly Option[] };
export const newProductFields = (t: Translate, { quotas, days }: Choices): FieldSpec[] => [
	titleField(t),
	{
		kind: 'choice',
		name: 'kind',
		label: t('settings.product_kind'),
		value: 'place',
		options: (['place', 'add_on'] as const).map((value) => ({
			value,
			label: t(`settings.product_${value}`)
		}))
	},
	attendanceField(t, 'on_site'),
	{
		kind: 'choices',
		name: 'quotaIds[]',
		label: t('settings.draws_on'),
		hint: t('settings.draws_on_hint'),
		values: quotas.length === 1 ? quotas.map(({ value }) => value) : [],
		options: quotas
	},
	...tellingFields(t),
	...daysField(t, days, [])
];
