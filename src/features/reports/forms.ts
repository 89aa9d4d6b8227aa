import type { Role } from '#features/accounts/types.ts';
import type { TeamWords } from '#features/partnership/types.ts';
import { textField } from '#features/partnership/words.ts';
import type { FieldSpec } from '#lib/form/fields.ts';
import { endonyms, languages, type Language } from '#lib/i18n/languages.ts';
import type { Speech, Translate } from '#lib/i18n/translator.ts';
import {
	reportFields,
	reportKinds,
	type ReportField,
	type ReportGap,
	type ReportInput
} from './types.ts';

export type TeamReport = ReportInput & {
	id: string;
	revision: number;
	texts: { field: ReportField; texts: TeamWords }[];
};

export function reportFactFields(t: Translate, language: Language, own?: ReportInput): FieldSpec[] {
	return [
		{
			kind: 'choice',
			name: 'kind',
			label: t('reports.kind'),
			value: own?.kind,
			options: reportKinds.map((value) => ({ value, label: t(`reports.kind_of_${value}`) }))
		},
		{
			kind: 'date',
			name: 'startsOn',
			label: t('activities.starts_on'),
			value: own?.startsOn,
			required: true
		},
		{
			kind: 'date',
			name: 'endsOn',
			label: t('activities.ends_on'),
			value: own?.endsOn,
			required: true
		},
		{ kind: 'date', name: 'dueOn', label: t('reports.due'), value: own?.dueOn },
		{
			kind: 'choice',
			name: 'language',
			label: t('reports.language'),
			value: own?.language ?? language,
			options: languages.map((value) => ({ value, label: endonyms[value] }))
		}
	];
}

const reportTextFields = (t: Translate, own: TeamReport): FieldSpec[] =>
	own.texts.map(({ field, texts }) =>
		textField(t, { name: field, label: t(`reports.${field}`), texts, prose: true })
	);

type Form = { fields: FieldSpec[]; hidden: Record<string, string> };

/** What a report is about, the coordinator decides; what it says, all partners write together. */
export function reportForm({ language, t }: Speech, own: TeamReport, role: Role): Form {
	const texts = reportTextFields(t, own);
	if (role === 'coordinator')
		return { fields: [...texts, ...reportFactFields(t, language, own)], hidden: {} };
	const { kind, startsOn, endsOn, dueOn = '' } = own;
	return { fields: texts, hidden: { kind, startsOn, endsOn, dueOn, language: own.language } };
}

/** A gap in words; a text is called by its name, not by its field. */
export function reportGapWords(t: Translate, { gap, about }: ReportGap): string {
	const field = reportFields.find((one) => one === about);
	return t(`reports.gap_${gap}`, { about: field ? t(`reports.${field}`) : about });
}
