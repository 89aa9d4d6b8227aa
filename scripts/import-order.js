/**
 * The rooms of the house: each may import only what stands before it.
 * ESLint, dependency-cruiser and the vocabulary check all read this list.
 */
export const features = [
	'accounts',
	'privacy',
	'partnership',
	'funding',
	'activities',
	'media',
	'practices',
	'campaigns',
	'events',
	'meetings',
	'visits',
	'registrations',
	'surveys',
	'results',
	'budget',
	'reports'
];

/** Verbs that a visitor without an account may call besides what `public.ts` shows. */
export const visitorVerbs = [
	'accounts/server/sign-in/request-sign-in-link.ts',
	'accounts/server/sign-in/follow-link.ts',
	'accounts/server/sign-in/passkeys.ts',
	'registrations/server/changing/change-answers.ts',
	'registrations/server/changing/change-contact.ts',
	'registrations/server/changing/renew-words.ts',
	'registrations/server/changing/switch-place.ts',
	'registrations/server/form.ts',
	'registrations/server/place/erase-me.ts',
	'registrations/server/place/offer.ts',
	'registrations/server/place/own-place.ts',
	'registrations/server/place/held-on.ts',
	'registrations/server/place/place-calendar.ts',
	'registrations/server/place/place-funding.ts',
	'registrations/server/place/place-page.ts',
	'registrations/server/register/form-token.ts',
	'registrations/server/register/give-back.ts',
	'registrations/server/register/invited.ts',
	'registrations/server/register/take-sent.ts'
];

/** @param {string} name */
const area = (name) => `^src/features/${name}/`;

/** For dependency-cruiser: one rule per room, naming the rooms behind it. */
export const orderRules = features.slice(0, -1).map((name, index) => ({
	name: `order-${name}`,
	comment: `${name} may import only what stands before it in scripts/import-order.js.`,
	severity: 'error',
	from: { path: area(name) },
	to: { path: area(`(${features.slice(index + 1).join('|')})`) }
}));
