import { fileField } from '#features/partnership/forms.ts';
import type { TeamWords } from '#features/partnership/types.ts';
import { draftWords, textField } from '#features/partnership/words.ts';
import type { FieldSpec, Option } from '#lib/form/fields.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import type { DutyRow, GrantInput, Mechanism } from './types.ts';

export type TeamFunder = {
	id: string;
	revision: number;
	website: string | undefined;
	name: TeamWords;
};
export type TeamGrant = Omit<GrantInput, 'title' | 'statement'> & {
	id: string;
	revision: number;
	title: TeamWords;
	statement: TeamWords;
	duties: DutyRow[];
	attributions: { recordId: string; sharePercent: number | undefined }[];
};

const mechanisms: readonly Mechanism[] = ['eea', 'norway', 'both', 'other'];

export const funderFormFields = (t: Translate, own?: TeamFunder): FieldSpec[] => [
	textField(t, { name: 'name', label: t('partnership.name'), ...(own ? { texts: own.name } : {}) }),
	{ kind: 'url', name: 'website', label: t('partnership.website'), value: own?.website }
];

type Choices = { funders: readonly Option[]; rulePacks: readonly Option[] };

export function grantFormFields(t: Translate, choices: Choices, own?: TeamGrant): FieldSpec[] {
	return [
		textField(t, {
			name: 'title',
			label: t('funding.grant_title'),
			...(own ? { texts: own.title } : {})
		}),
		{
			...choice('funderId', t('funding.funder'), choices.funders),
			value: own?.funderId
		},
		{
			...choice('rulePack', t('funding.rule_pack'), choices.rulePacks),
			value: own?.rulePack
		},
		{
			...choice(
				'mechanism',
				t('funding.mechanism'),
				mechanisms.map((value) => ({ value, label: t(`funding.mechanism_${value}`) }))
			),
			value: own?.mechanism
		},
		textField(t, {
			name: 'statement',
			label: t('funding.statement'),
			hint: t('funding.statement_hint'),
			prose: true,
			...(own ? { texts: own.statement } : {})
		}),
		...termFields(t, own)
	];
}

/** What the agreement says in numbers. */
function termFields(t: Translate, own?: TeamGrant): FieldSpec[] {
	const amount = own?.maxAmountCents === undefined ? '' : (own.maxAmountCents / 100).toFixed(2);
	return [
		{
			kind: 'text',
			name: 'contractNumber',
			label: t('reports.contract'),
			value: own?.contractNumber
		},
		{
			kind: 'number',
			name: 'maxAmountCents',
			label: t('reports.amount'),
			hint: t('funding.amount_hint'),
			value: amount
		},
		{
			kind: 'text',
			name: 'currency',
			label: t('funding.currency'),
			hint: 'EUR, NOK',
			value: own?.currency
		},
		{
			kind: 'number',
			name: 'ratePercent',
			label: t('funding.rate'),
			value: own?.ratePercent?.toString()
		},
		{
			kind: 'tick',
			name: 'hasPhysicalObject',
			label: t('funding.physical_object'),
			value: own?.hasPhysicalObject ?? false
		}
	];
}

export const attributionFormFields = (t: Translate, records: readonly Option[]): FieldSpec[] => [
	choice('recordId', t('funding.paid_for'), records),
	{ kind: 'number', name: 'sharePercent', label: t('funding.share') }
];

export const evidenceFormFields = (
	t: Translate,
	{ kind, limitMb }: { kind: 'evidence' | 'waiver'; limitMb: number }
): FieldSpec[] => [
	{
		kind: 'prose',
		name: 'note',
		label: kind === 'evidence' ? t('funding.evidence_note') : t('funding.waiver_note'),
		required: true
	},
	{ kind: 'url', name: 'url', label: t('funding.evidence_address') },
	...(kind === 'evidence' ? [fileField(t, limitMb)] : []),
	{ kind: 'date', name: 'datedOn', label: t('funding.evidence_day') }
];

function choice(name: string, label: string, options: readonly Option[]) {
	return { kind: 'choice', name, label, options } as const;
}

type Named = { id: string; title: TeamWords };

/** What a grant can be said to pay for: the activities by their numbers, then the events. */
export function recordChoices(
	language: Language,
	{ activities, events }: { activities: (Named & { number: string })[]; events: Named[] }
): Option[] {
	return [
		...activities.map(({ id, number, title }) => ({
			value: id,
			label: `${number} ${draftWords(title, language)}`
		})),
		...events.map(({ id, title }) => ({ value: id, label: draftWords(title, language) }))
	];
}
