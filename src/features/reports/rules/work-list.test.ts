import { expect, test } from 'vitest';
import { workList, type WorkFacts } from './work-list.ts';

const nothing: WorkFacts<string> = {
	today: '2022-06-10',
	until: '2022-06-24',
	activities: [],
	openPoints: [],
	values: [],
	reports: [],
	events: [],
	duties: []
};

test('what is past its day is late, what comes within two weeks is due, the rest waits', () => {
	const report = (id: string, dueOn: string) => ({ id, dueOn, state: 'draft' as const, about: id });
	const reports = [report('a', '2022-06-09'), report('b', '2022-06-24'), report('c', '2022-06-25')];
	const { late, due } = workList({ ...nothing, reports });
	expect([late.map(({ about }) => about), due.map(({ about }) => about)]).toEqual([['a'], ['b']]);
});

test('what is handed in is not late, and a submitted value waits for approval', () => {
	const value = { indicatorId: 'i', dueOn: '2022-06-01', about: 'O1' };
	expect(workList({ ...nothing, values: [{ ...value, state: 'approved' }] }).late).toEqual([]);
	expect(workList({ ...nothing, values: [{ ...value, state: 'submitted' }] }).unproven).toEqual([
		{ kind: 'value_submitted', about: 'O1', path: 'results#i', on: '2022-06-01' }
	]);
});

test('a past event asks for its holding, then a figure, then the choice of one', () => {
	const event = { id: 'e', endsOn: '2022-06-04', isHeld: true, isCancelled: false, about: 'March' };
	const kinds = (one: Partial<WorkFacts<string>['events'][number]>) =>
		workList({ ...nothing, events: [{ ...event, figures: 'none', ...one }] }).unproven.map(
			({ kind }) => kind
		);
	expect(kinds({ isHeld: false })).toEqual(['event_not_held']);
	expect(kinds({})).toEqual(['event_without_figure']);
	expect(kinds({ figures: 'unreported' })).toEqual(['event_without_reported_figure']);
	expect(kinds({ figures: 'reported' })).toEqual([]);
	expect(kinds({ isHeld: false, isCancelled: true })).toEqual([]);
	expect(kinds({ isHeld: false, endsOn: '2022-06-10' })).toEqual([]);
});
