import type { TeamWords } from '#features/partnership/types.ts';
import { draftWords, textField } from '#features/partnership/words.ts';
import type { FieldSpec, Option } from '#lib/form/fields.ts';
import type { Speech, Translate } from '#lib/i18n/translator.ts';
import { needsReason, nextStates } from './rules.ts';
import type { AmendedField, AmendmentState } from './rules/amendments.ts';
import type { ActivityRow, ActivityState } from './types.ts';

export type TeamActivity = ActivityRow & { title: TeamWords; description: TeamWords };
export type TeamDeliverable = {
	id: string;
	revision: number;
	dueOn: string | undefined;
	deliveredOn: string | undefined;
	title: TeamWords;
};

type Made = { at: Date; by: string | undefined };
/** An amendment with what it changes, who did what, and when. */
export type ShownAmendment = {
	reason: string;
	changes: (Made & {
		recordId: string;
		field: AmendedField;
		before: string | undefined;
		after: string | undefined;
	})[];
	steps: (Made & {
		decision: Exclude<AmendmentState, 'draft'>;
		note: string | undefined;
	})[];
};

export const partnerOptions = (
	{ language }: Speech,
	partners: readonly { id: string; name: TeamWords }[]
): Option[] => partners.map(({ id, name }) => ({ value: id, label: draftWords(name, language) }));

export const groupFormFields = (t: Translate, title?: TeamWords): FieldSpec[] => [
	textField(t, {
		name: 'title',
		label: t('activities.group_title'),
		...(title ? { texts: title } : {})
	})
];

export function activityFormFields(
	t: Translate,
	partners: readonly Option[],
	own?: TeamActivity
): FieldSpec[] {
	return [
		textField(t, {
			name: 'title',
			label: t('activities.title'),
			...(own ? { texts: own.title } : {})
		}),
		textField(t, {
			name: 'description',
			label: t('activities.description'),
			prose: true,
			...(own ? { texts: own.description } : {})
		}),
		{
			kind: 'choice',
			name: 'leadPartnerId',
			label: t('activities.lead'),
			value: own?.leadPartnerId,
			options: partners,
			empty: t('activities.no_lead')
		},
		{
			kind: 'choices',
			name: 'partnerIds[]',
			label: t('activities.partners'),
			values: own?.partnerIds ?? [],
			options: partners
		},
		{ kind: 'date', name: 'startsOn', label: t('activities.starts_on'), value: own?.startsOn },
		{ kind: 'date', name: 'endsOn', label: t('activities.ends_on'), value: own?.endsOn }
	];
}

export function stateFormFields(
	t: Translate,
	own: { state: ActivityState; stateReason: string | undefined }
): FieldSpec[] {
	const states = [own.state, ...nextStates(own.state)];
	return [
		{
			kind: 'choice',
			name: 'state',
			label: t('activities.state'),
			value: own.state,
			options: states.map((value) => ({
				value,
				label: needsReason(value)
					? t('activities.state_with_reason', { state: t(`activities.state_${value}`) })
					: t(`activities.state_${value}`)
			}))
		},
		{ kind: 'prose', name: 'reason', label: t('activities.reason'), value: own.stateReason }
	];
}

export const deliverableFormFields = (t: Translate, own?: TeamDeliverable): FieldSpec[] => [
	textField(t, {
		name: 'title',
		label: t('activities.title'),
		...(own ? { texts: own.title } : {})
	}),
	{ kind: 'date', name: 'dueOn', label: t('activities.due'), value: own?.dueOn },
	{ kind: 'date', name: 'deliveredOn', label: t('activities.delivered'), value: own?.deliveredOn }
];

export const openPointFormFields = (t: Translate, partners: readonly Option[]): FieldSpec[] => [
	{ kind: 'prose', name: 'note', label: t('activities.open_point_note'), required: true },
	{
		kind: 'choice',
		name: 'partnerId',
		label: t('activities.waits_for'),
		options: partners,
		empty: '–'
	},
	{ kind: 'date', name: 'dueOn', label: t('activities.due') }
];
