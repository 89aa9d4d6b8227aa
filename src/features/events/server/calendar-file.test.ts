import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { noon } from '../../../../tests/support/event-cast.ts';
import type { PublicEventRow } from '../types.ts';
import { calendarFile } from './calendar-file.ts';

const march: PublicEventRow = {
	id: '0b5c2c66-6f0e-4b56-8f4b-0a4f1d1b8a11',
	partnershipId: '0b5c2c66-6f0e-4b56-8f4b-0a4f1d1b8a12',
	partnershipSlug: 'alder-birk',
	partnershipTitle: { text: 'Alksnis ir beržas', language: 'lt' },
	slug: 'eitynes',
	kind: 'march',
	startsOn: '2022-06-04',
	startsTime: '13:00',
	endsOn: '2022-06-04',
	endsTime: '16:00',
	zone: 'Europe/Vilnius',
	activityId: undefined,
	parentId: undefined,
	attendanceMode: 'on_site',
	onlineUrl: undefined,
	entrance: 'open',
	visibility: 'public',
	isFree: true,
	languages: ['lt'],
	accessFeatures: [],
	point: undefined,
	sequence: 3,
	state: 'published',
	notices: [],
	heldAt: undefined,
	publishedIn: ['lt'],
	title: { text: 'Eitynės „Už lygybę!“; visiems, visur', language: 'lt' },
	heldTitle: undefined,
	summary: { text: 'Einame **kartu**.\n\nAteik!', language: 'lt' },
	place: { text: 'Bernardinų sodas, Vilnius', language: 'lt' },
	notice: undefined
};
const calendar = {
	name: 'Vilnius, Oslas; renginiai',
	origin: 'https://tiltas.example.org',
	speech: { language: 'lt', t: serverTranslator('lt') } as const,
	now: noon
};

function parsed(event: Partial<PublicEventRow> = {}) {
	const text = calendarFile(calendar, [{ ...march, ...event }]);
	const file = new ICAL.Component(ICAL.parse(text) as unknown[]);
	const entry = file.getFirstSubcomponent('vevent');
	if (!entry) throw new Error('no event in the file');
	return { text, file, value: (name: string) => String(entry.getFirstPropertyValue(name)), entry };
}

test('an event has exact times in UTC, its place, address and a UID of this instance', () => {
	const { value } = parsed();
	const names = ['uid', 'sequence', 'dtstart', 'dtend', 'summary', 'location', 'url', 'status'];
	expect(Object.fromEntries(names.map((name) => [name, value(name)]))).toEqual({
		uid: '0b5c2c66-6f0e-4b56-8f4b-0a4f1d1b8a11@tiltas.example.org',
		sequence: '3',
		dtstart: '2022-06-04T10:00:00Z',
		dtend: '2022-06-04T13:00:00Z',
		summary: 'Eitynės „Už lygybę!“; visiems, visur',
		location: 'Bernardinų sodas, Vilnius',
		url: 'https://tiltas.example.org/lt/alder-birk/events/eitynes',
		status: 'CONFIRMED'
	});
	expect(value('description')).toBe(
		'Einame kartu.\nAteik!\n\nhttps://tiltas.example.org/lt/alder-birk/events/eitynes'
	);
});

test('without times it is whole days, the last one included', () => {
	const { text, value } = parsed({
		startsTime: undefined,
		endsTime: undefined,
		endsOn: '2022-06-05'
	});
	expect([value('dtstart'), value('dtend')]).toEqual(['2022-06-04', '2022-06-06']);
	expect(text).toContain('DTSTART;VALUE=DATE:20220604\r\n');
});

test('an unknown end stays unknown', () => {
	expect(parsed({ endsTime: undefined }).entry.getFirstProperty('dtend')).toBe(null);
});

test('a cancelled event says so and keeps its UID, its notice comes first', () => {
	const notice = { text: 'Dėl audros.', language: 'lt' } as const;
	const { value } = parsed({ state: 'cancelled', sequence: 4, notice });
	expect([value('status'), value('uid'), value('sequence')]).toEqual([
		'CANCELLED',
		parsed().value('uid'),
		'4'
	]);
	expect(value('description').startsWith('Dėl audros.\n\n')).toBe(true);
});

test('the calendar has a name, asks to be read again and names nobody', () => {
	const { text, file } = parsed();
	// RFC 7986 makes NAME a text; ical.js does not know it and shows it as it is written.
	expect(String(file.getFirstPropertyValue('name'))).toBe(String.raw`Vilnius\, Oslas\; renginiai`);
	expect(String(file.getFirstPropertyValue('refresh-interval'))).toBe('PT6H');
	expect(text).not.toMatch(/ATTENDEE|ORGANIZER|VTIMEZONE/);
	expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});

test('a calendar of nothing is a file too', () => {
	const [name] = ICAL.parse(calendarFile(calendar, [])) as unknown[];
	expect(name).toBe('vcalendar');
});

test.each([
	[{ kind: 'cancelled' }, 'Renginys atšauktas'],
	[
		{ kind: 'postponed', previousStartsOn: '2022-06-01', previousStartsTime: undefined },
		'Renginys nukeltas. Jis turėjo vykti 2022 m. birželio 1 d.'
	],
	[{ kind: 'moved_online' }, 'Renginys vyks tik internetu']
] as const)('what became of it is said before all else: $kind', (notice, words) => {
	const { value } = parsed({ notices: [notice] });
	expect(value('description').split('\n\n')[0]).toBe(words);
});
