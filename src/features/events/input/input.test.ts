import { expect, test } from 'vitest';
import { pictureForm } from '#features/media/input.ts';
import { parseForm } from '#lib/form/parse.ts';
import { eventTextsForm, factsForm, newEventForm } from './event.ts';
import { postponementForm, programmeItemForm, stopForm } from './parts.ts';

function form(fields: Record<string, string | string[]>): FormData {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) {
		for (const one of [value].flat()) data.append(name, one);
	}
	return data;
}
const zone = 'Europe/Vilnius';
const march = { kind: 'march', startsOn: '2022-06-04', zone, 'title.lt': 'Eitynės' };
const facts = {
	revision: '3',
	startsOn: '2022-06-04',
	startsTime: '13:00:00',
	zone: 'Europe/Vilnius',
	attendanceMode: 'on_site',
	entrance: 'open',
	visibility: 'public',
	isFree: 'yes',
	languages: 'lt, en  nb-NO',
	'accessFeatures[]': ['step_free', 'captions'],
	latitude: '54,6847',
	longitude: '25.2942'
};

test('a new event of one day needs its kind, a day and one title', () => {
	expect(parseForm(newEventForm, form({ ...march, endsOn: '', 'place.lt': 'Vilnius' }))).toEqual({
		ok: true,
		value: {
			kind: 'march',
			activityId: undefined,
			parentId: undefined,
			startsOn: '2022-06-04',
			startsTime: undefined,
			endsOn: '2022-06-04',
			endsTime: undefined,
			zone: 'Europe/Vilnius',
			title: { en: '', lt: 'Eitynės', nb: '' },
			place: { en: '', lt: 'Vilnius', nb: '' }
		}
	});
});

test.each([
	['nothing', { kind: '', startsOn: '' }, ['kind', 'form.choice_expected']],
	['an unknown kind', { kind: 'riot' }, ['kind', 'form.choice_expected']],
	['31 February', { startsOn: '2022-02-31' }, ['startsOn', 'form.no_such_day']],
	['words for a day', { startsOn: 'tomorrow' }, ['startsOn', 'form.day_expected']],
	['an end before the start', { endsOn: '2022-06-03' }, ['endsOn', 'events.end_before_start']],
	['a time that is none', { startsTime: '25:00' }, ['startsTime', 'form.time_expected']],
	['an end time alone', { endsTime: '15:00' }, ['startsTime', 'events.start_time_missing']],
	['no title', { 'title.lt': ' ' }, ['title.en', 'events.title_needed']],
	['a title without end', { 'title.lt': 'a'.repeat(301) }, ['title.lt', 'form.too_long']],
	[
		'bytes that are no text',
		{ 'title.lt': 'Eityn\ufffds' },
		['title.lt', 'form.unreadable_characters']
	],
	['an activity that is no id', { activityId: '2.2' }, ['activityId', 'form.choice_expected']]
])('%s is named at its field', (_, wrong, [field, problem]) => {
	const parsed = parseForm(newEventForm, form({ ...march, ...wrong }));
	expect(parsed.ok ? [] : parsed.problems[0]).toEqual({ field, problem });
});

test('facts arrive as they are meant: seconds, decimal commas and lists of languages', () => {
	expect(parseForm(factsForm, form(facts))).toEqual({
		ok: true,
		value: {
			revision: 3,
			facts: {
				startsOn: '2022-06-04',
				startsTime: '13:00',
				endsOn: '2022-06-04',
				endsTime: undefined,
				zone: 'Europe/Vilnius',
				activityId: undefined,
				parentId: undefined,
				attendanceMode: 'on_site',
				onlineUrl: undefined,
				entrance: 'open',
				visibility: 'public',
				isFree: true,
				languages: ['lt', 'en', 'nb-NO'],
				accessFeatures: ['step_free', 'captions'],
				point: { latitude: 54.6847, longitude: 25.2942 }
			}
		}
	});
});

test.each([
	['an unknown zone', { zone: 'Mars/Olympus' }, ['zone', 'events.no_such_zone']],
	[
		'a script for a link',
		{ onlineUrl: 'javascript:alert(1)' },
		['onlineUrl', 'form.address_expected']
	],
	['a latitude beyond the pole', { latitude: '91' }, ['latitude', 'events.no_such_place']],
	['half a place', { longitude: '' }, ['longitude', 'form.required']],
	['a language that is none', { languages: 'lt, ??' }, ['languages.1', 'events.language_expected']],
	[
		'a time in the hour that summer time skips',
		{ startsOn: '2022-03-27', startsTime: '03:30' },
		['startsTime', 'events.time_skipped']
	]
])('of facts, %s is named at its field', (_, wrong, [field, problem]) => {
	const parsed = parseForm(factsForm, form({ ...facts, ...wrong }));
	expect(parsed.ok ? [] : parsed.problems[0]).toEqual({ field, problem });
});

test('texts come with the revision they were opened at', () => {
	const parsed = parseForm(
		eventTextsForm,
		form({ revision: '2', 'title.en': 'March', 'description.en': 'One\r\nTwo' })
	);
	expect(parsed.ok && [parsed.value.revision, parsed.value.texts.description.en]).toEqual([
		2,
		'One\nTwo'
	]);
	const untitled = parseForm(eventTextsForm, form({ revision: '2' }));
	expect(untitled).toEqual({
		ok: false,
		problems: [{ field: 'title.en', problem: 'events.title_needed' }]
	});
});

test('parts name what is wrong with them', () => {
	const problems = [
		parseForm(stopForm, form({ 'title.lt': 'Sodas', latitude: '54' })),
		parseForm(stopForm, form({ latitude: '54' })),
		parseForm(programmeItemForm, form({ 'title.lt': 'A', startsTime: '13:00', endsTime: '12:00' })),
		parseForm(programmeItemForm, form({ 'title.lt': 'A', endsTime: '12:00' })),
		parseForm(pictureForm, form({ author: '', licence: 'CC0-1.0' })),
		parseForm(postponementForm, form({ startsOn: '2022-06-31', zone }))
	].map((parsed) => (parsed.ok ? [] : parsed.problems[0]));
	expect(problems).toEqual([
		{ field: 'longitude', problem: 'form.required' },
		{ field: 'title.en', problem: 'events.title_needed' },
		{ field: 'endsTime', problem: 'events.end_before_start' },
		{ field: 'startsTime', problem: 'events.start_time_missing' },
		{ field: 'author', problem: 'form.required' },
		{ field: 'startsOn', problem: 'form.no_such_day' }
	]);
});
