import * as v from 'valibot';
import {
	line,
	optional,
	parseForm,
	prose,
	requiredLine,
	uuid,
	wholeNumber,
	type Parsed
} from '#lib/form/parse.ts';
import type { SentFields } from '#lib/form/posted.ts';
import { isPadded } from '#features/privacy/rules/padding.ts';
import type { Question, RegistrationForm } from './types.ts';

const email = v.pipe(
	requiredLine(254),
	v.email('form.email_expected'),
	v.transform((address) => address.toLowerCase())
);

/** What every way of sending a registration has in common; whoever fills in `website` is a program. */
const sending = {
	key: uuid,
	token: line(100),
	website: v.optional(v.string(), ''),
	contact: v.optional(optional(email)),
	invitation: v.optional(optional(line(100)))
};
export type Sending = v.InferOutput<v.ObjectSchema<typeof sending, undefined>>;

export type PlainSending = Sending & {
	productIds: string[];
	size: number;
	answers: Map<string, string>;
};

/** A registration as a browser without JavaScript sends it, read by what this event asks. */
export function plainSending(form: RegistrationForm, sent: SentFields): Parsed<PlainSending> {
	const parsed = parseForm(
		v.object({
			...sending,
			product: uuid,
			addOns: v.optional(v.array(uuid), []),
			size: v.optional(sizeUpTo(form.setting.mostInGroup), '1'),
			answer: answersTo(form.questions)
		}),
		sent
	);
	if (!parsed.ok) return parsed;
	const { product, addOns, answer, ...rest } = parsed.value;
	return {
		ok: true,
		value: { ...rest, productIds: [product, ...addOns], answers: given(answer) }
	};
}

/** Answers that somebody changes later. */
export function changedAnswers(
	questions: readonly Question[],
	sent: FormData
): Parsed<{ revision: number; answers: Map<string, string> }> {
	const parsed = parseForm(v.object({ revision: wholeNumber, answer: answersTo(questions) }), sent);
	if (!parsed.ok) return parsed;
	const { revision, answer } = parsed.value;
	return { ok: true, value: { revision, answers: given(answer) } };
}

/** Another kind of place for the one that somebody has. */
export const otherProduct = v.object({ revision: wholeNumber, product: uuid });

/** Another address for letters, or none. */
export const changedContact = v.object({ contact: v.optional(optional(email)) });

const sizeUpTo = (most: number) =>
	v.pipe(
		wholeNumber,
		v.minValue(1, 'registrations.size_expected'),
		v.maxValue(most, 'registrations.size_expected')
	);

const answersTo = (questions: readonly Question[]) =>
	v.optional(v.object(Object.fromEntries(questions.map((each) => [each.id, answerTo(each)]))), {});

function answerTo({
	kind,
	isRequired,
	options
}: Question): v.GenericSchema<string | undefined, string | undefined> {
	if (kind === 'consent') {
		const consent = v.pipe(v.string(), v.literal('on', 'registrations.consent_expected'));
		return isRequired ? v.optional(consent, '') : v.optional(optional(consent));
	}
	const kinds = {
		name: line(200),
		text: prose(1000),
		number: v.pipe(wholeNumber, v.transform(String)),
		choice: v.picklist(
			options.map(({ id }) => id),
			'form.choice_expected'
		)
	} as const;
	const answer: v.GenericSchema<string, string> = kinds[kind];
	if (!isRequired) return v.optional(optional(answer));
	return v.optional(v.pipe(v.string(), v.trim(), v.minLength(1, 'form.required'), answer), '');
}

const given = (answer: Record<string, string | undefined>): Map<string, string> =>
	new Map(Object.entries(answer).flatMap(([id, text]) => (text ? [[id, text]] : [])));

const bytes = (least: number, most: number) =>
	v.pipe(
		v.string(),
		v.maxLength(Math.ceil(most / 3) * 4),
		v.base64(),
		v.transform((text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))),
		v.check(({ length }) => length >= least && length <= most)
	);
const uuidOnly = v.pipe(v.string(), v.uuid());

/** A registration whose answers the browser has sealed. */
export const sealedSending = v.object({
	...sending,
	productIds: v.pipe(v.array(uuidOnly), v.minLength(1), v.maxLength(50)),
	places: v.pipe(
		v.array(
			v.object({
				id: uuidOnly,
				lookup: bytes(32, 32),
				answers: v.pipe(
					v.array(
						v.pipe(
							v.object({
								questionId: uuidOnly,
								sealed: bytes(48, 4400),
								own: bytes(28, 4400),
								optionId: v.optional(v.union([v.literal(''), uuidOnly]))
							}),
							v.check((answer) => isPadded(answer))
						)
					),
					v.maxLength(100),
					v.check((all) => new Set(all.map(({ questionId }) => questionId)).size === all.length)
				)
			})
		),
		v.minLength(1),
		v.maxLength(30)
	)
});

/** The words of a place as somebody typed them, in one line or several. */
export const typedWords = v.object({
	words: v.pipe(
		prose(1000),
		v.transform((typed) => typed.replace(/\s+/g, ' '))
	)
});
