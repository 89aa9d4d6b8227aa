import type { TeamWords } from '#features/partnership/types.ts';
import { draftWords, textField } from '#features/partnership/words.ts';
import type { FieldSpec, Option } from '#lib/form/fields.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';
import { cellLines } from './input/cell-lines.ts';
import {
	indicatorKinds,
	levels,
	measures,
	targetDirections,
	type Binding,
	type Cell,
	type IndicatorInput,
	type Reached,
	type ValueState
} from './types.ts';

type TextName = 'title' | 'unit' | 'sourceOfVerification';
export type TeamIndicator = Omit<IndicatorInput, TextName> &
	Record<TextName, TeamWords> & { id: string; revision: number; boundValue: Reached | undefined };
export type TeamValue = {
	id: string;
	indicatorId: string;
	periodId: string;
	reached: Reached | undefined;
	state: ValueState;
	note: string | undefined;
	decisionNote: string | undefined;
	cells: Cell[];
};
export type TeamPeriod = {
	id: string;
	startsOn: string;
	endsOn: string;
	dueOn: string;
	lockedAt: Date | undefined;
};

const number = (value: number | undefined) => (value === undefined ? undefined : String(value));

type Choices = {
	activities: readonly Option[];
	partners: readonly Option[];
	events: readonly Option[];
};
type Named<Word extends string> = { id: string } & Record<Word, TeamWords>;

/** What an indicator may belong to and be counted from, in the reader's words. */
export const indicatorChoices = (
	language: Language,
	from: {
		activities: readonly (Named<'title'> & { number: string })[];
		partners: readonly Named<'name'>[];
		events: readonly Named<'title'>[];
	}
): Choices => ({
	activities: from.activities.map(({ id, number: place, title }) => ({
		value: id,
		label: `${place} ${draftWords(title, language)}`
	})),
	partners: from.partners.map(({ id, name }) => ({ value: id, label: draftWords(name, language) })),
	events: from.events.map(({ id, title }) => ({ value: id, label: draftWords(title, language) }))
});

export function indicatorFormFields(
	t: Translate,
	choices: Choices,
	own?: TeamIndicator
): FieldSpec[] {
	const text = (name: TextName, label: string) =>
		textField(t, { name, label, ...(own ? { texts: own[name] } : {}) });
	return [
		{ kind: 'text', name: 'code', label: t('results.code'), value: own?.code, required: true },
		text('title', t('results.indicator')),
		text('unit', t('results.unit')),
		text('sourceOfVerification', t('results.source_of_verification')),
		{
			kind: 'choice',
			name: 'activityId',
			label: t('activities.activity'),
			value: own?.activityId,
			options: choices.activities,
			empty: '–'
		},
		{
			kind: 'choice',
			name: 'ownerPartnerId',
			label: t('results.owner'),
			value: own?.ownerPartnerId,
			options: choices.partners,
			empty: '–'
		},
		...measureFields(t, own),
		{
			kind: 'choices',
			name: 'bindings[]',
			label: t('results.bindings'),
			hint: t('results.bindings_hint'),
			values: (own?.bindings ?? []).map(bindingName),
			options: choices.events.flatMap((event) =>
				measures.map((measure) => ({
					value: bindingName({ eventId: event.value, measure }),
					label: `${event.label}: ${t(`results.measure_${measure}`)}`
				}))
			)
		}
	];
}

/** What is measured, from where and up to where. */
function measureFields(t: Translate, own?: TeamIndicator): FieldSpec[] {
	return [
		{
			kind: 'choice',
			name: 'level',
			label: t('results.level'),
			value: own?.level,
			options: levels.map((value) => ({ value, label: t(`results.level_${value}`) }))
		},
		{
			kind: 'choice',
			name: 'kind',
			label: t('results.kind'),
			value: own?.kind,
			options: indicatorKinds.map((value) => ({ value, label: t(`results.kind_${value}`) }))
		},
		{
			kind: 'number',
			name: 'scaleMax',
			label: t('results.scale_max_label'),
			value: number(own?.scaleMax)
		},
		{
			kind: 'number',
			name: 'baseline',
			label: t('results.baseline'),
			value: number(own?.baseline)
		},
		{ kind: 'number', name: 'target', label: t('results.target'), value: number(own?.target) },
		{
			kind: 'choice',
			name: 'targetDirection',
			label: t('results.target_direction'),
			value: own?.targetDirection,
			options: targetDirections.map((value) => ({ value, label: t(`results.direction_${value}`) }))
		},
		{
			kind: 'number',
			name: 'minimumCell',
			label: t('results.minimum_cell'),
			hint: t('results.minimum_cell_hint'),
			value: String(own?.minimumCell ?? 5),
			required: true
		}
	];
}

const bindingName = ({ eventId, measure }: Binding) => `${eventId}/${measure}`;

export const periodFormFields = (t: Translate): FieldSpec[] => [
	{ kind: 'date', name: 'startsOn', label: t('activities.starts_on'), required: true },
	{ kind: 'date', name: 'endsOn', label: t('activities.ends_on'), required: true },
	{ kind: 'date', name: 'dueOn', label: t('results.values_due'), required: true }
];

/** A bound indicator takes its number from the figures: only its split and a note are typed. */
export function valueFormFields(
	t: Translate,
	indicator: TeamIndicator,
	own?: TeamValue
): FieldSpec[] {
	return [
		...(indicator.bindings.length > 0 ? [] : typedFields(t, indicator.kind, own?.reached)),
		{
			kind: 'prose',
			name: 'cells',
			label: t('results.cells'),
			hint: t('results.cells_hint'),
			value: cellLines(own?.cells ?? [])
		},
		{ kind: 'prose', name: 'note', label: t('results.note'), value: own?.note }
	];
}

function typedFields(
	t: Translate,
	kind: IndicatorInput['kind'],
	reached: Reached | undefined
): FieldSpec[] {
	if (kind === 'text') {
		const value = reached?.kind === 'text' ? reached.statement : '';
		return [{ kind: 'prose', name: 'statement', label: t('results.statement'), value }];
	}
	if (kind === 'percentage') {
		const part = reached?.kind === 'percentage' ? reached : undefined;
		return [
			{
				kind: 'number',
				name: 'numerator',
				label: t('results.numerator'),
				value: number(part?.numerator) ?? ''
			},
			{
				kind: 'number',
				name: 'denominator',
				label: t('results.denominator'),
				value: number(part?.denominator) ?? ''
			}
		];
	}
	const range = reached?.kind === 'number' ? reached : undefined;
	return [
		{
			kind: 'number',
			name: 'low',
			label: t('results.value_low'),
			value: number(range?.low) ?? ''
		},
		{
			kind: 'number',
			name: 'high',
			label: t('results.value_high'),
			hint: t('results.value_high_hint'),
			value: range && range.high !== range.low ? String(range.high) : ''
		}
	];
}
