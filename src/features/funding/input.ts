import * as v from 'valibot';
import {
	day,
	decimalNumber,
	line,
	localised,
	optional,
	prose,
	requiredLine,
	ticked,
	uuid,
	webAddress,
	wholeNumber
} from '#lib/form/parse.ts';

const named = v.pipe(
	localised(line()),
	v.check((name) => Object.values(name).some(Boolean), 'partnership.name_expected')
);
const percent = v.pipe(
	wholeNumber,
	v.minValue(1, 'funding.percent_expected'),
	v.maxValue(100, 'funding.percent_expected')
);

export const funderForm = v.object({
	id: optional(uuid),
	revision: optional(wholeNumber),
	name: named,
	website: optional(webAddress)
});

/** An amount is typed in whole units with at most two decimals and kept in whole cents. */
const amount = v.pipe(
	decimalNumber,
	v.check((units) => units >= 0 && units <= 1e10, 'funding.amount_expected'),
	v.check(
		(units) => Math.abs(units * 100 - Math.round(units * 100)) < 1e-4,
		'funding.amount_expected'
	),
	v.transform((units) => Math.round(units * 100))
);

export const grantForm = v.pipe(
	v.object({
		id: optional(uuid),
		revision: optional(wholeNumber),
		funderId: uuid,
		rulePack: requiredLine(60),
		mechanism: v.picklist(['eea', 'norway', 'both', 'other'], 'form.choice_expected'),
		title: named,
		statement: localised(prose(2000)),
		contractNumber: optional(line(100)),
		maxAmountCents: optional(amount),
		currency: optional(
			v.pipe(line(3), v.toUpperCase(), v.regex(/^[A-Z]{3}$/, 'funding.currency_expected'))
		),
		ratePercent: optional(v.pipe(wholeNumber, v.maxValue(100, 'funding.percent_expected'))),
		hasPhysicalObject: ticked
	}),
	v.forward(
		v.partialCheck(
			[['maxAmountCents'], ['currency']],
			({ maxAmountCents, currency }) => maxAmountCents === undefined || currency !== undefined,
			'funding.currency_expected'
		),
		['currency']
	)
);

export const attributionForm = v.object({
	id: uuid,
	recordId: uuid,
	sharePercent: optional(percent)
});

export const evidenceForm = v.object({
	id: uuid,
	duty: requiredLine(100),
	kind: v.picklist(['evidence', 'waiver'], 'form.choice_expected'),
	note: v.pipe(prose(5000), v.minLength(1, 'form.required')),
	url: optional(webAddress),
	datedOn: optional(day)
});
