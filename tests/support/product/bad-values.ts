import { randomUUID } from 'node:crypto';
import type { Asked } from './ask.ts';
import type { Field } from './forms.ts';

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

/** What no field of this kind can be, ready for the body of a form: some of it is no text at all. */
function badValues({ name, kind }: Field): [string, string][] {
	const nowhere: [string, string][] = [
		['NUL', 'a%00b'],
		['half a surrogate and no UTF-8', 'a%ED%A0%80%FFb']
	];
	if (kind === 'date') return [['31 February', '2022-02-31'], ['words', 'soon'], ...nowhere];
	if (kind === 'time') return [['25:61', '25%3A61'], ...nowhere];
	if (kind === 'number') return [['too large a number', '1e400'], ['words', 'many'], ...nowhere];
	if (/^revision$/.test(name))
		return [
			['an old revision', '0'],
			['too large', '9'.repeat(30)]
		];
	if (/id$/i.test(name)) return [['an id of nothing', randomUUID()], ['no id', 'x'], ...nowhere];
	if (kind === 'select' || kind === 'hidden') return [['no choice', 'nonsense'], ...nowhere];
	return [['300 kB', 'x'.repeat(300_000)], ...nowhere];
}

/** The form again and again, each time with one field that can't be. */
export function badFields(fields: readonly Field[]): [string, Asked][] {
	const typed = fields.filter(({ name }) => name !== 'form');
	return typed.flatMap((field) =>
		badValues(field).map(([what, bad]): [string, Asked] => {
			const pairs = fields.map(({ name, value }) => {
				const sent = name === field.name ? bad : encodeURIComponent(value);
				return `${encodeURIComponent(name)}=${sent}`;
			});
			return [`${field.name}: ${what}`, { body: pairs.join('&'), headers: formType }];
		})
	);
}

/** Bodies that no browser would send for this form. */
export function badBodies(fields: readonly Field[]): [string, Asked][] {
	const pairs = fields.map(({ name, value }) => [name, value] as const);
	const all = (bad: string) => new URLSearchParams(pairs.map(([name]) => [name, bad]));
	const days = fields.map(({ name, value, kind }) => {
		if (kind !== 'date') return [name, value] as [string, string];
		return [name, /start/i.test(name) ? '2022-06-02' : '2022-06-01'] as [string, string];
	});
	const hasSpan = fields.some(({ name, kind }) => kind === 'date' && /start/i.test(name));
	return [
		['nothing', { body: '', headers: formType }],
		['plain text', { body: 'hello', headers: { 'content-type': 'text/plain' } }],
		['JSON', { body: '{"a":1}', headers: { 'content-type': 'application/json' } }],
		[
			'half a multipart',
			{ body: '--x', headers: { 'content-type': 'multipart/form-data; boundary=x' } }
		],
		['no form type', { body: 'a=b', headers: {} }],
		['bytes', { body: Buffer.from([0xff, 0xfe, 0x00, 0xc3]), headers: formType }],
		['NUL everywhere', { form: all('\u0000') }],
		[
			'1 MB in each field',
			{ form: new URLSearchParams([[pairs.at(-1)?.[0] ?? 'a', 'x'.repeat(1_000_000)]]) }
		],
		[
			'10,000 fields',
			{ form: new URLSearchParams(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, 'x'])) }
		],
		[
			'deep names',
			{
				form: new URLSearchParams([
					['a.b.c.d.e.f', 'x'],
					['__proto__.x', 'x'],
					['constructor.prototype', 'x'],
					['title', 'x'],
					['title.en.x', 'x']
				])
			}
		],
		[
			'each field twice, then wrong',
			{ form: new URLSearchParams([...pairs.map((one) => [...one]), ...all('\u0000')]) }
		],
		...(hasSpan
			? ([['an end before its beginning', { form: new URLSearchParams(days) }]] as [
					string,
					Asked
				][])
			: [])
	];
}
