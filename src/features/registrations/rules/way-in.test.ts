import { expect, test } from 'vitest';
import type { Product, RegistrationForm, Setting } from '../types.ts';
import { registrationDefaults } from './defaults.ts';
import { wayInOf } from './way-in.ts';

const now = new Date('2022-06-01T12:00:00Z');
const tomorrow = new Date('2022-06-02T12:00:00Z');

function form(
	setting: Partial<Setting>,
	{ isFull = false, ...change }: Partial<RegistrationForm> & { isFull?: boolean } = {}
): RegistrationForm {
	const product: Product = {
		id: 'place',
		kind: 'place',
		attendance: 'on_site',
		title: undefined,
		note: undefined,
		days: [],
		isFull
	};
	return {
		partnershipId: 'p',
		partnershipSlug: 'p',
		event: {
			id: 'e',
			slug: 'e',
			state: 'published',
			endsAt: new Date('2022-06-10T15:00:00Z'),
			zone: 'Europe/Vilnius',
			endsOn: '2022-06-10'
		},
		setting: { ...registrationDefaults.conference, ...setting },
		eventKey: new Uint8Array(32),
		products: [product, { ...product, id: 'dinner', kind: 'add_on', isFull: false }],
		questions: [],
		hasWaiting: false,
		nextLapse: undefined,
		...change
	};
}

test.each([
	['take', form({})],
	['ask', form({ mode: 'approval' }, { isFull: true })],
	['invited', form({ mode: 'invitation' })],
	['wait', form({}, { isFull: true })],
	['wait', form({}, { hasWaiting: true })],
	['full', form({ waitingList: 'off' }, { isFull: true })],
	['not_yet', form({ opensAt: tomorrow })],
	['closed', form({ closesAt: now })],
	['not_ready', form({}, { eventKey: undefined })],
	[undefined, form({ mode: 'none' })]
] as const)('the way in is “%s”', (wayIn, asked) => {
	expect(wayInOf(asked, now)).toBe(wayIn);
});
