import { expect, test } from 'vitest';
import { parseForm } from '#lib/form/parse.ts';
import { cellLines, cellsOf } from './input/cell-lines.ts';
import { claimForm, indicatorForm, valueForm } from './input.ts';

const id = '3f0a1c52-9c1e-4f53-8f0e-0d5f0a3b7c11';
function form(fields: Record<string, string | string[]>): FormData {
	const sent = new FormData();
	for (const [name, value] of Object.entries(fields))
		for (const one of [value].flat()) sent.append(name, one);
	return sent;
}

test('a figure keeps its numbers, typed with spaces, and the events counted together', () => {
	const sent = {
		measure: 'attendance',
		qualifier: 'up_to',
		high: '20 000',
		method: 'media_report',
		sourceName: 'LRT',
		'eventIds[]': [id]
	};
	expect(parseForm(claimForm, form(sent))).toEqual({
		ok: true,
		value: {
			measure: 'attendance',
			qualifier: 'up_to',
			low: undefined,
			high: 20000,
			method: 'media_report',
			sourceName: 'LRT',
			sourceUrl: undefined,
			visibility: 'team',
			claimedOn: undefined,
			note: undefined,
			eventIds: [id]
		}
	});
});

test('a figure without a source, with words for a number or too large is named at its fields', () => {
	const sent = {
		measure: 'attendance',
		qualifier: 'about',
		low: 'many',
		high: '3000000000',
		method: 'counted',
		sourceName: ' '
	};
	expect(parseForm(claimForm, form(sent))).toEqual({
		ok: false,
		problems: [
			{ field: 'low', problem: 'form.number_expected' },
			{ field: 'high', problem: 'results.number_too_large' },
			{ field: 'sourceName', problem: 'form.required' }
		]
	});
});

test('an indicator is bound to figures of events, and to nothing else', () => {
	const sent = {
		code: 'O1',
		'title.en': 'Reach',
		level: 'output',
		kind: 'number',
		targetDirection: 'about',
		minimumCell: '5'
	};
	const bound = parseForm(indicatorForm, form({ ...sent, 'bindings[]': [`${id}/reach`] }));
	expect(bound.ok && bound.value.bindings).toEqual([{ eventId: id, measure: 'reach' }]);
	const wrong = parseForm(indicatorForm, form({ ...sent, 'bindings[]': [`${id}/money`] }));
	expect(wrong).toEqual({
		ok: false,
		problems: [{ field: 'bindings.0', problem: 'form.choice_expected' }]
	});
});

test('RS1: an indicator is a number, a percentage, a scale or words, with baseline, target, source and owner', () => {
	const sent = {
		code: 'O1',
		'title.en': 'Reach',
		'sourceOfVerification.en': 'Signed lists',
		level: 'outcome',
		targetDirection: 'at_least',
		baseline: '0',
		target: '12,5',
		ownerPartnerId: id,
		minimumCell: '5'
	};
	for (const kind of ['number', 'percentage', 'scale', 'text'] as const) {
		const parsed = parseForm(indicatorForm, form({ ...sent, kind, scaleMax: '10' }));
		expect(parsed.ok && parsed.value, kind).toMatchObject({
			kind,
			baseline: 0,
			target: 12.5,
			ownerPartnerId: id,
			sourceOfVerification: { en: 'Signed lists' }
		});
	}
	expect(parseForm(indicatorForm, form({ ...sent, kind: 'mood' }))).toEqual({
		ok: false,
		problems: [{ field: 'kind', problem: 'form.choice_expected' }]
	});
});

test('a split is written one part a line and read back the same', () => {
	const cells = [
		{ dimension: 'city', category: 'Vilnius', count: 120 },
		{ dimension: 'city', category: 'Oslo', count: 4 }
	];
	expect(cellsOf(cellLines(cells))).toEqual(cells);
	expect(cellsOf('')).toEqual([]);
	expect(cellsOf('city: Vilnius = 1\ncity: Vilnius = 2')).toBe(undefined);
	const value = { indicatorId: id, periodId: id, low: '4,5', cells: 'Vilnius 120' };
	expect(parseForm(valueForm, form(value))).toEqual({
		ok: false,
		problems: [{ field: 'cells', problem: 'results.cells_expected' }]
	});
});
