import { expect, test } from 'vitest';
import { parseForm } from '#lib/form/parse.ts';
import { languageForm, partnerForm, partnershipForm } from './input.ts';

function form(fields: Record<string, string>): FormData {
	const sent = new FormData();
	for (const [name, value] of Object.entries(fields)) sent.append(name, value);
	return sent;
}
const facts = {
	revision: '3',
	startsOn: '2021-06-01',
	endsOn: '2022-08-31',
	zone: 'Europe/Vilnius'
};
const nothing = { en: '', lt: '', nb: '' };
const partner = {
	role: 'project_partner',
	category: 'civil_society',
	country: 'no',
	stateType: 'donor',
	'name.nb': 'By'
};

test('a whole partnership is read with its texts in every language', () => {
	expect(parseForm(partnershipForm, form({ ...facts, 'title.lt': ' Tiltas ' }))).toEqual({
		ok: true,
		value: {
			...facts,
			revision: 3,
			title: { ...nothing, lt: 'Tiltas' },
			summary: nothing,
			aim: nothing,
			objectives: nothing,
			expected_results: nothing
		}
	});
});

test('a day that does not exist, an end before the start and an unknown zone are named at their fields', () => {
	const problems = (fields: Record<string, string>) =>
		parseForm(partnershipForm, form({ ...facts, ...fields }));
	expect(problems({ startsOn: '2022-02-31' })).toEqual({
		ok: false,
		problems: [{ field: 'startsOn', problem: 'form.no_such_day' }]
	});
	expect(problems({ endsOn: '2021-05-31' })).toEqual({
		ok: false,
		problems: [{ field: 'endsOn', problem: 'form.end_before_start' }]
	});
	expect(problems({ zone: 'Europe/Nowhere' })).toEqual({
		ok: false,
		problems: [{ field: 'zone', problem: 'partnership.zone_unknown' }]
	});
});

test('an empty form names every field that is needed', () => {
	const parsed = parseForm(partnershipForm, form({}));
	expect(parsed.ok || parsed.problems.map(({ field }) => field)).toEqual([
		'startsOn',
		'endsOn',
		'zone'
	]);
});

test('characters that could not be read are refused at their language', () => {
	expect(parseForm(partnershipForm, form({ ...facts, 'aim.nb': 'bl\ufffdgr' }))).toEqual({
		ok: false,
		problems: [{ field: 'aim.nb', problem: 'form.unreadable_characters' }]
	});
});

test('a partner needs a name in one language, and its country is two letters', () => {
	const parsed = parseForm(partnerForm, form(partner));
	expect(parsed.ok && parsed.value).toEqual({
		id: undefined,
		revision: undefined,
		role: 'project_partner',
		category: 'civil_society',
		country: 'NO',
		stateType: 'donor',
		name: { ...nothing, nb: 'By' },
		website: undefined,
		contactEmail: undefined,
		contactIsPublic: false
	});
	expect(
		parseForm(
			partnerForm,
			form({ ...partner, 'name.nb': '', country: 'N1', website: 'javascript:alert(1)' })
		)
	).toEqual({
		ok: false,
		problems: [
			{ field: 'country', problem: 'partnership.country_expected' },
			{ field: 'name', problem: 'partnership.name_expected' },
			{ field: 'website', problem: 'form.address_expected' }
		]
	});
});

test('only the three languages can be published', () => {
	expect(parseForm(languageForm, form({ language: 'de' }))).toEqual({
		ok: false,
		problems: [{ field: 'language', problem: 'form.choice_expected' }]
	});
});
