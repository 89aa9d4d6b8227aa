import { expect, test } from 'vitest';
import { parseForm } from '#lib/form/parse.ts';
import { activityForm } from './input.ts';

const id = '3f0a1c52-9c1e-4f53-8f0e-0d5f0a3b7c11';
function form(fields: Record<string, string | string[]>): FormData {
	const sent = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) sent.append(name, one);
	return sent;
}

test('an activity may have no days, one partner or several', () => {
	const whole = parseForm(
		activityForm,
		form({ 'title.lt': 'Vizitas', 'partnerIds[]': [id, id], startsOn: '' })
	);
	expect(whole.ok && [whole.value.startsOn, whole.value.partnerIds]).toEqual([undefined, [id, id]]);
	const alone = parseForm(activityForm, form({ 'title.lt': 'Vizitas' }));
	expect(alone.ok && alone.value.partnerIds).toEqual([]);
});

test('a title in no language and an end before the start are named', () => {
	expect(parseForm(activityForm, form({}))).toEqual({
		ok: false,
		problems: [{ field: 'title', problem: 'activities.title_expected' }]
	});
	const days = { 'title.en': 'Visit', startsOn: '2022-06-05', endsOn: '2022-06-04' };
	expect(parseForm(activityForm, form(days))).toEqual({
		ok: false,
		problems: [{ field: 'endsOn', problem: 'form.end_before_start' }]
	});
});
