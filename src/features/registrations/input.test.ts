import { expect, test } from 'vitest';
import { changedAnswers, plainSending, sealedSending } from './input.ts';
import { parseFields } from '#lib/form/parse.ts';
import type { Question, RegistrationForm } from './types.ts';

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;
const question = (digit: number, kind: Question['kind'], isRequired = true): Question => ({
	id: id(digit),
	kind,
	isRequired,
	title: undefined,
	why: undefined,
	retentionDays: 1,
	openedBy: 'key_holders',
	options: kind === 'choice' ? [{ id: id(9), title: undefined }] : []
});
const form = {
	questions: [
		question(1, 'name'),
		question(2, 'number', false),
		question(3, 'choice'),
		question(4, 'consent')
	],
	setting: { mostInGroup: 3 }
} as RegistrationForm;

function sent(change: Record<string, string> = {}): FormData {
	const fields = {
		key: id(5),
		token: '1.abc',
		product: id(6),
		[`answer.${id(1)}`]: ' Aldona ',
		[`answer.${id(2)}`]: '1 000',
		[`answer.${id(3)}`]: id(9),
		[`answer.${id(4)}`]: 'on',
		...change
	};
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return data;
}

test('a form is read by what the event asks', () => {
	const parsed = plainSending(form, sent({ 'addOns[]': id(7), size: '3', contact: 'A@B.example' }));
	expect(parsed).toEqual({
		ok: true,
		value: {
			key: id(5),
			token: '1.abc',
			website: '',
			contact: 'a@b.example',
			invitation: undefined,
			size: 3,
			productIds: [id(6), id(7)],
			answers: new Map([
				[id(1), 'Aldona'],
				[id(2), '1000'],
				[id(3), id(9)],
				[id(4), 'on']
			])
		}
	});
});

test.each([
	['an empty name', { [`answer.${id(1)}`]: '  ' }, `answer.${id(1)}`, 'form.required'],
	['no number', { [`answer.${id(2)}`]: 'two' }, `answer.${id(2)}`, 'form.number_expected'],
	['another option', { [`answer.${id(3)}`]: id(8) }, `answer.${id(3)}`, 'form.choice_expected'],
	['no consent', { [`answer.${id(4)}`]: '' }, `answer.${id(4)}`, 'registrations.consent_expected'],
	['four places', { size: '4' }, 'size', 'registrations.size_expected'],
	['half an address', { contact: 'a@b' }, 'contact', 'form.email_expected']
])('%s is a problem of its field', (...[, change, field, problem]) => {
	expect(plainSending(form, sent(change))).toEqual({ ok: false, problems: [{ field, problem }] });
});

test('what need not be answered may be left out later too', () => {
	const data = sent({ revision: '2' });
	data.delete(`answer.${id(2)}`);
	const parsed = changedAnswers(form.questions, data);
	expect(parsed.ok && [parsed.value.revision, [...parsed.value.answers.keys()]]).toEqual([
		2,
		[id(1), id(3), id(4)]
	]);
});

const bytes = (count: number) => Buffer.alloc(count, 7).toString('base64');
const place = (change: object = {}) => ({
	id: id(1),
	lookup: bytes(32),
	answers: [{ questionId: id(2), sealed: bytes(176), own: bytes(156) }],
	...change
});
const sealed = (places: object[]) => ({ key: id(5), token: '1', productIds: [id(6)], places });

test('sealed answers arrive as bytes', () => {
	const parsed = parseFields(sealedSending, sealed([place()]));
	expect(parsed.ok && parsed.value.places[0]?.lookup).toEqual(new Uint8Array(32).fill(7));
});

test.each([
	['a short lookup', [place({ lookup: bytes(31) })]],
	[
		'an answer whose length tells how long it is',
		[place({ answers: [{ questionId: id(2), sealed: bytes(60), own: bytes(40) }] })]
	],
	[
		'an answer sealed in two lengths',
		[place({ answers: [{ questionId: id(2), sealed: bytes(176), own: bytes(1052) }] })]
	],
	['one question twice', [place({ answers: [...place().answers, ...place().answers] })]],
	['no place', []],
	['thirty-one places', Array.from({ length: 31 }, () => place())]
])('%s is refused', (_, places) => {
	expect(parseFields(sealedSending, sealed(places)).ok).toBe(false);
});
