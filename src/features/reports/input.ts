import * as v from 'valibot';
import { day, localised, optional, prose, ticked, wholeNumber } from '#lib/form/parse.ts';
import { languages } from '#lib/i18n/languages.ts';
import { reportKinds } from './types.ts';

const facts = {
	kind: v.picklist(reportKinds, 'form.choice_expected'),
	startsOn: day,
	endsOn: day,
	dueOn: optional(day),
	language: v.picklist(languages, 'form.choice_expected')
};
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => startsOn <= endsOn;

export const newReportForm = v.pipe(
	v.object(facts),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], inOrder, 'form.end_before_start'), [
		'endsOn'
	])
);

export const reportForm = v.pipe(
	v.object({
		...facts,
		revision: optional(wholeNumber),
		summary: localised(prose()),
		deviations: localised(prose()),
		donor_partner_role: localised(prose()),
		communication: localised(prose()),
		outlook: localised(prose())
	}),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], inOrder, 'form.end_before_start'), [
		'endsOn'
	])
);

export const submissionForm = v.object({ gapsSeen: ticked });

export const decisionForm = v.object({
	decision: v.picklist(['returned', 'approved'], 'form.choice_expected'),
	note: optional(prose(5000))
});
