import * as v from 'valibot';
import { converted, time } from '#features/events/input/event.ts';
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
	wholeNumber,
	type Parsed
} from '#lib/form/parse.ts';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { isZone } from '#lib/format/zones.ts';
import { localInstant } from '../rules/local-time.ts';
import {
	modes,
	openers,
	protections,
	questionKinds,
	waitingLists,
	type ProductInput,
	type QuestionInput,
	type Setting
} from '../types.ts';

export const answersAsked = v.object({ after: optional(uuid) });

const revision = v.optional(wholeNumber);
const between = (least: number, most: number) =>
	v.pipe(
		wholeNumber,
		v.minValue(least, 'settings.number_out_of_range'),
		v.maxValue(most, 'settings.number_out_of_range')
	);
const choice = <Options extends readonly string[]>(options: Options) =>
	v.picklist(options, 'form.choice_expected');
const identified = { id: uuid, revision };

/** Times are typed as the clocks at the event show them. */
export const settingForm = converted(
	v.object({
		revision,
		zone: v.pipe(requiredLine(60), v.check(isZone, 'form.choice_expected')),
		mode: choice(modes),
		protection: choice(protections),
		opensOn: optional(day),
		opensTime: optional(time),
		closesOn: optional(day),
		closesTime: optional(time),
		waitingList: choice(waitingLists),
		offerHours: between(1, 336),
		mostInGroup: between(1, 30),
		asksContact: ticked,
		isDiscreet: ticked,
		retentionDays: between(1, 90),
		leastCount: between(3, 50)
	}),
	(sent): Parsed<{ revision: number | undefined; setting: Setting }> => {
		const { revision: known, zone, opensOn, opensTime, closesOn, closesTime, ...rest } = sent;
		const at = (on: string | undefined, clock: string) =>
			on ? localInstant(on, clock, zone) : undefined;
		const opensAt = at(opensOn, opensTime ?? '00:00');
		const closesAt = at(closesOn, closesTime ?? '23:59');
		const setting = { ...rest, opensAt, closesAt };
		return { ok: true, value: { revision: known, setting } };
	}
);

export const decisionForm = v.object({
	id: uuid,
	decision: choice(['accept', 'decline'] as const)
});

const title = localised(line(300));
const capacity = optional(wholeNumber);
export const newQuotaForm = v.object({ title, capacity });
export const quotaForm = v.object({ ...identified, title, capacity });

const attendance = choice(['on_site', 'online'] as const satisfies ProductInput['attendance'][]);
const ofProduct = {
	title,
	attendance,
	note: v.optional(localised(line(300)), {}),
	joinLink: v.optional(optional(webAddress)),
	days: v.optional(v.array(wholeNumber), [])
};
export const newProductForm = v.object({
	...ofProduct,
	kind: choice(['place', 'add_on'] as const satisfies ProductInput['kind'][]),
	quotaIds: v.optional(v.array(uuid), [])
});
export const productForm = v.object({ ...identified, ...ofProduct });

const words = {
	title,
	why: localised(prose(1000)),
	isRequired: ticked,
	retentionDays: between(0, 90),
	/** One a line, the same option in the same line of each language. */
	options: localised(prose(4000))
};
type Options = QuestionInput['options'];

export const newQuestionForm = converted(
	v.object({ ...words, kind: choice(questionKinds), openedBy: choice(openers) }),
	({ options, ...sent }): Parsed<QuestionInput> => ({
		ok: true,
		value: { ...sent, options: optionsOf(options, []) }
	})
);
export const questionForm = converted(
	v.object({ ...words, ...identified, optionIds: v.optional(line(4000), '') }),
	({
		options,
		optionIds,
		revision: known,
		...sent
	}): Parsed<
		Omit<QuestionInput, 'kind' | 'openedBy'> & { id: string; revision: number | undefined }
	> => {
		const kept = optionsOf(options, optionIds.split(' ').filter(Boolean));
		return { ok: true, value: { ...sent, revision: known, options: kept } };
	}
);

function optionsOf(texts: Partial<Record<Language, string>>, ids: readonly string[]): Options {
	const lines = languages.map(
		(language) => [language, (texts[language] ?? '').split('\n')] as const
	);
	const count = Math.max(...lines.map(([, own]) => own.length));
	return Array.from({ length: count }, (_, at) => ({
		id: ids[at],
		title: Object.fromEntries(lines.map(([language, own]) => [language, own[at]?.trim() ?? '']))
	}));
}

/** Which of the forms about numbers was sent: none of them asks anything. */
export const numbersForm = v.object({ form: v.picklist(['release', 'open', 'close']) });
