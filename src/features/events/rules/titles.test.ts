import { expect, test } from 'vitest';
import { titlesOf } from './titles.ts';

const march = { text: 'March', language: 'en' } as const;
const peace = { text: 'March for Peace', language: 'en' } as const;
const eitynes = { text: 'Eitynės', language: 'lt' } as const;

test.each([
	['the title alone, if there is no other', march, undefined, { headline: march }],
	['one title, if both are the same', march, march, { headline: march }],
	['the title it was held under', march, peace, { headline: peace, asPlanned: march }],
	[
		'the held title, if neither is in the language',
		eitynes,
		{ ...eitynes, text: 'Taika' },
		{ headline: { ...eitynes, text: 'Taika' }, asPlanned: eitynes }
	],
	[
		'the planned title, if only that is in the language',
		march,
		eitynes,
		{ headline: march, asHeld: eitynes }
	],
	['nothing, if nothing is public', undefined, undefined, { headline: undefined }]
])('an event is called by %s', (...[, title, heldTitle, titles]) => {
	expect(titlesOf({ title, heldTitle }, 'en')).toEqual(titles);
});
