import { expect, test } from 'vitest';
import { schemaOrgEvent, scriptElement } from './schema-org.ts';
import type { PublicEventRow } from '../types.ts';

const concert: PublicEventRow = {
	id: '0b5c2c66-6f0e-4b56-8f4b-0a4f1d1b8a11',
	partnershipId: '0b5c2c66-6f0e-4b56-8f4b-0a4f1d1b8a12',
	partnershipSlug: 'alder-birk',
	partnershipTitle: { text: 'Alksnis ir beržas', language: 'lt' },
	slug: 'koncertas',
	kind: 'concert',
	startsOn: '2022-06-11',
	startsTime: '18:00',
	endsOn: '2022-06-11',
	endsTime: undefined,
	zone: 'Europe/Vilnius',
	activityId: undefined,
	parentId: undefined,
	attendanceMode: 'mixed',
	onlineUrl: 'https://example.org/live',
	entrance: 'open',
	visibility: 'public',
	isFree: true,
	languages: ['lt', 'en'],
	accessFeatures: [],
	point: undefined,
	sequence: 0,
	state: 'postponed',
	notices: [{ kind: 'postponed', previousStartsOn: '2022-06-04', previousStartsTime: undefined }],
	heldAt: undefined,
	publishedIn: ['lt'],
	title: { text: 'Koncertas', language: 'lt' },
	heldTitle: undefined,
	summary: { text: 'Muzika **visiems**.', language: 'lt' },
	place: { text: 'Baltasis tiltas', language: 'lt' },
	notice: undefined
};
const described = {
	event: concert,
	origin: 'https://tiltas.example.org',
	language: 'lt' as const,
	parent: undefined,
	subEvents: [],
	images: [],
	organisers: [{ name: 'Vilnius', url: undefined }],
	funders: [{ name: 'EEA Grants', url: 'https://eeagrants.org' }]
};

test('an event is described with times of its zone, both ways of taking part and who pays, without anyone who attends', () => {
	expect(JSON.parse(JSON.stringify(schemaOrgEvent(described)))).toEqual({
		'@context': 'https://schema.org',
		'@type': 'MusicEvent',
		name: 'Koncertas',
		url: 'https://tiltas.example.org/lt/alder-birk/events/koncertas',
		startDate: '2022-06-11T18:00:00+03:00',
		endDate: '2022-06-11',
		eventStatus: 'https://schema.org/EventRescheduled',
		previousStartDate: '2022-06-04',
		eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
		description: 'Muzika visiems.',
		location: [
			{ '@type': 'Place', name: 'Baltasis tiltas', address: 'Baltasis tiltas' },
			{ '@type': 'VirtualLocation', url: 'https://example.org/live' }
		],
		inLanguage: ['lt', 'en'],
		isAccessibleForFree: true,
		organizer: [{ '@type': 'Organization', name: 'Vilnius' }],
		funder: [{ '@type': 'Organization', name: 'EEA Grants', url: 'https://eeagrants.org' }]
	});
});

test.each([
	['cancelled', 'EventCancelled'],
	['moved_online', 'EventMovedOnline']
] as const)('an event that is %s says so', (kind, status) => {
	const event = { ...concert, notices: [{ kind }] };
	expect(schemaOrgEvent({ ...described, event }).eventStatus).toBe(`https://schema.org/${status}`);
});

test('a festival and its events name each other', () => {
	const festival: PublicEventRow = {
		...concert,
		kind: 'festival',
		slug: 'festivalis',
		notices: []
	};
	const parent = schemaOrgEvent({ ...described, event: festival, subEvents: [concert] });
	const part = schemaOrgEvent({ ...described, parent: festival });
	expect(parent).toMatchObject({ '@type': 'Festival', subEvent: [{ url: part.url }] });
	expect(part).toMatchObject({ superEvent: { url: parent.url, '@type': 'Festival' } });
});

test('no text ends the script element that it stands in', () => {
	const name = '</script><script>alert(1)</script>\u2028';
	const [, json = ''] =
		/^<script type="application\/ld\+json">([^<\u2028]*)<\/script>$/.exec(
			scriptElement({ name })
		) ?? [];
	expect(JSON.parse(json)).toEqual({ name });
});
