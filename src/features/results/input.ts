import * as v from 'valibot';
import {
	day,
	decimalNumber,
	line,
	localised,
	optional,
	prose,
	requiredLine,
	uuid,
	webAddress,
	wholeNumber
} from '#lib/form/parse.ts';
import { cellsOf } from './input/cell-lines.ts';
import {
	indicatorKinds,
	levels,
	measures,
	methods,
	qualifiers,
	targetDirections,
	type Binding,
	type Measure
} from './types.ts';

const counted = v.pipe(wholeNumber, v.maxValue(2_000_000_000, 'results.number_too_large'));
const reason = v.pipe(prose(2000), v.minLength(1, 'form.required'));

/** Which of the doors' counts is taken over. */
export const doorClaimForm = v.object({
	of: v.picklist(['tickets', 'crowd'], 'form.choice_expected')
});

export const claimForm = v.object({
	measure: v.picklist(measures, 'form.choice_expected'),
	qualifier: v.picklist(qualifiers, 'form.choice_expected'),
	low: optional(counted),
	high: optional(counted),
	method: v.picklist(methods, 'form.choice_expected'),
	sourceName: requiredLine(),
	sourceUrl: optional(webAddress),
	claimedOn: optional(day),
	note: optional(prose(5000)),
	/** Who may see the file that is sent along. */
	visibility: v.optional(v.picklist(['public', 'team'], 'form.choice_expected'), 'team'),
	/** Other events that the source counts together with this one. */
	eventIds: v.optional(v.array(uuid), [])
});
export const claimReasonForm = v.object({ id: uuid, reason });

/** '…event id…/attendance': one figure of one event. */
const binding = v.pipe(
	v.string('form.choice_expected'),
	v.check((sent) => {
		const [eventId, measure, ...rest] = sent.split('/');
		return v.is(uuid, eventId) && measures.some((one) => one === measure) && rest.length === 0;
	}, 'form.choice_expected'),
	v.transform((sent): Binding => {
		const [eventId = '', measure = 'attendance'] = sent.split('/');
		return { eventId, measure: measure as Measure };
	})
);

export const indicatorForm = v.object({
	id: optional(uuid),
	revision: optional(wholeNumber),
	code: requiredLine(30),
	title: v.pipe(
		localised(line()),
		v.check((title) => Object.values(title).some(Boolean), 'activities.title_expected')
	),
	unit: localised(line(100)),
	sourceOfVerification: localised(line()),
	activityId: optional(uuid),
	level: v.picklist(levels, 'form.choice_expected'),
	kind: v.picklist(indicatorKinds, 'form.choice_expected'),
	scaleMax: optional(
		v.pipe(wholeNumber, v.minValue(2, 'results.scale_max'), v.maxValue(100, 'results.scale_max'))
	),
	baseline: optional(decimalNumber),
	target: optional(decimalNumber),
	targetDirection: v.picklist(targetDirections, 'form.choice_expected'),
	ownerPartnerId: optional(uuid),
	minimumCell: v.pipe(
		wholeNumber,
		v.minValue(2, 'results.cell_range'),
		v.maxValue(100, 'results.cell_range')
	),
	bindings: v.optional(v.array(binding), [])
});

export const periodForm = v.pipe(
	v.object({ startsOn: day, endsOn: day, dueOn: day }),
	v.forward(
		v.partialCheck(
			[['startsOn'], ['endsOn']],
			({ startsOn, endsOn }) => startsOn <= endsOn,
			'form.end_before_start'
		),
		['endsOn']
	)
);
/** Sent by a button, not ticked: what is neither is a mistake, and would open what is locked. */
const locked = v.pipe(
	v.picklist(['on', ''], 'form.choice_expected'),
	v.transform((sent) => sent === 'on')
);
export const lockForm = v.object({ id: uuid, locked });

export const valueForm = v.object({
	indicatorId: uuid,
	periodId: uuid,
	low: optional(decimalNumber),
	high: optional(decimalNumber),
	numerator: optional(counted),
	denominator: optional(counted),
	statement: optional(prose(5000)),
	note: optional(prose(5000)),
	cells: v.pipe(
		v.optional(prose(5000), ''),
		v.check((lines) => cellsOf(lines) !== undefined, 'results.cells_expected'),
		v.transform((lines) => cellsOf(lines) ?? [])
	)
});
export const decisionForm = v.object({
	id: uuid,
	decision: v.picklist(['submitted', 'returned', 'approved'], 'form.choice_expected'),
	note: optional(prose(2000))
});
