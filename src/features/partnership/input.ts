import * as v from 'valibot';
import {
	day,
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
import { languages } from '#lib/i18n/languages.ts';
import { isZone } from '#lib/format/zones.ts';
import { bridgeColours, partnerCategories, partnerRoles, stateTypes } from './types.ts';

/** The end of a period is not before its start. */
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => startsOn <= endsOn;

const colour = v.optional(optional(v.picklist(bridgeColours, 'form.choice_expected')));

export const partnershipForm = v.pipe(
	v.object({
		revision: optional(wholeNumber),
		startsOn: day,
		endsOn: day,
		zone: v.pipe(requiredLine(60), v.check(isZone, 'partnership.zone_unknown')),
		leftColour: colour,
		rightColour: colour,
		title: localised(line()),
		summary: localised(prose(2000)),
		aim: localised(prose()),
		objectives: localised(prose()),
		expected_results: localised(prose())
	}),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], inOrder, 'form.end_before_start'), [
		'endsOn'
	])
);

export const newPartnershipForm = v.pipe(
	v.object({
		sourceLanguage: v.picklist(languages, 'form.choice_expected'),
		title: requiredLine(),
		slug: v.pipe(
			requiredLine(60),
			v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'operator.slug_malformed'),
			v.minLength(3, 'operator.slug_malformed')
		),
		startsOn: day,
		endsOn: day,
		zone: v.pipe(requiredLine(60), v.check(isZone, 'operator.zone_unknown'))
	}),
	v.forward(v.partialCheck([['startsOn'], ['endsOn']], inOrder, 'form.end_before_start'), [
		'endsOn'
	])
);

export const partnerForm = v.object({
	id: optional(uuid),
	revision: optional(wholeNumber),
	role: v.picklist(partnerRoles, 'form.choice_expected'),
	category: v.picklist(partnerCategories, 'form.choice_expected'),
	country: v.pipe(
		requiredLine(2),
		v.toUpperCase(),
		v.regex(/^[A-Z]{2}$/, 'partnership.country_expected')
	),
	stateType: v.picklist(stateTypes, 'form.choice_expected'),
	name: v.pipe(
		localised(line()),
		v.check((name) => Object.values(name).some(Boolean), 'partnership.name_expected')
	),
	website: optional(webAddress),
	contactEmail: optional(v.pipe(line(200), v.email('form.email_expected'))),
	contactIsPublic: ticked
});

/** What is said of a file or link; the file itself is looked at apart. */
export const attachmentFacts = {
	title: line(),
	datedOn: optional(day),
	language: optional(v.picklist(languages, 'form.choice_expected')),
	licence: optional(line(100)),
	visibility: v.picklist(['public', 'team'], 'form.choice_expected'),
	holdsPersonalData: ticked
};
export const attachmentForm = v.object({
	id: uuid,
	url: optional(webAddress),
	...attachmentFacts
});
export const describedForm = v.object({ id: uuid, ...attachmentFacts, title: requiredLine() });

export const recordForm = v.object({ id: uuid });

export const languageForm = v.object({
	id: optional(uuid),
	language: v.picklist(languages, 'form.choice_expected'),
	overrideReason: optional(prose(2000))
});
