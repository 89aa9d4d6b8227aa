import { timing } from '#features/activities/rules.ts';
import type { ActivityRow } from '#features/activities/types.ts';
import type { DutyRow } from '#features/funding/types.ts';
import type { ValueState } from '#features/results/types.ts';
import type { ReportState } from '../types.ts';

export type TodoKind =
	| 'activity_late'
	| 'activity_due'
	| 'open_point'
	| 'value_due'
	| 'value_submitted'
	| 'report_due'
	| 'event_not_held'
	| 'event_without_figure'
	| 'event_without_reported_figure'
	| 'duty_open';

/** One thing that waits for somebody, with the page below the partnership's work where it is done. */
export type Todo<About = string> = {
	kind: TodoKind;
	about: About;
	path: string;
	on: string | undefined;
};
export type WorkList<About = string> = Record<'late' | 'due' | 'unproven', Todo<About>[]>;

/** What the list is drawn from; `about` is whatever the caller names a record by. */
export type WorkFacts<About> = {
	/** The partnership's own day, 'YYYY-MM-DD', and the last one that still counts as near. */
	today: string;
	until: string;
	activities: readonly (Pick<ActivityRow, 'id' | 'state' | 'startsOn' | 'endsOn'> & {
		about: About;
	})[];
	openPoints: readonly { activityId: string; dueOn: string | undefined; about: About }[];
	values: readonly {
		indicatorId: string;
		dueOn: string;
		state: ValueState | undefined;
		about: About;
	}[];
	reports: readonly { id: string; dueOn: string | undefined; state: ReportState; about: About }[];
	events: readonly {
		id: string;
		endsOn: string;
		isHeld: boolean;
		isCancelled: boolean;
		figures: 'none' | 'unreported' | 'reported';
		about: About;
	}[];
	duties: readonly { grantId: string; state: DutyRow['state']; isHard: boolean; about: About }[];
};

/** What is late, what is due soon, and what happened but is not proven yet. */
export function workList<About>(facts: WorkFacts<About>): WorkList<About> {
	const dated = [...reportTodos(facts), ...valueTodos(facts), ...openPointTodos(facts)];
	const activities = facts.activities.flatMap((activity) => activityTodo(activity, facts.today));
	const isLate = ({ on }: Todo<About>) => on !== undefined && on < facts.today;
	const isNear = (todo: Todo<About>) =>
		todo.on !== undefined && !isLate(todo) && todo.on <= facts.until;
	return {
		late: [
			...activities.filter(({ kind }) => kind === 'activity_late'),
			...dated.filter(isLate)
		].sort(byDay),
		due: [
			...activities.filter(({ kind }) => kind === 'activity_due'),
			...dated.filter(isNear)
		].sort(byDay),
		unproven: [...eventTodos(facts), ...waitingValues(facts), ...dutyTodos(facts)]
	};
}

const byDay = (a: Todo<unknown>, b: Todo<unknown>) => (a.on ?? '').localeCompare(b.on ?? '');

function activityTodo<About>(
	activity: WorkFacts<About>['activities'][number],
	today: string
): Todo<About>[] {
	const { id, about, startsOn, endsOn } = activity;
	const path = `activities/${id}#state-of-activity`;
	const when = timing(activity, today);
	if (when === 'late') return [{ kind: 'activity_late', about, path, on: endsOn }];
	return when === 'due' ? [{ kind: 'activity_due', about, path, on: startsOn }] : [];
}

const openPointTodos = <About>({ openPoints }: WorkFacts<About>): Todo<About>[] =>
	openPoints.map(({ activityId, dueOn, about }) => ({
		kind: 'open_point',
		about,
		path: `activities/${activityId}`,
		on: dueOn
	}));

const valueTodos = <About>({ values }: WorkFacts<About>): Todo<About>[] =>
	values
		.filter(({ state }) => state === undefined || state === 'draft' || state === 'returned')
		.map(({ indicatorId, dueOn, about }) => ({
			kind: 'value_due',
			about,
			path: `results#${indicatorId}`,
			on: dueOn
		}));

const waitingValues = <About>({ values }: WorkFacts<About>): Todo<About>[] =>
	values
		.filter(({ state }) => state === 'submitted')
		.map(({ indicatorId, dueOn, about }) => ({
			kind: 'value_submitted',
			about,
			path: `results#${indicatorId}`,
			on: dueOn
		}));

const reportTodos = <About>({ reports }: WorkFacts<About>): Todo<About>[] =>
	reports
		.filter(({ state }) => state === 'draft' || state === 'returned')
		.map(({ id, dueOn, about }) => ({
			kind: 'report_due',
			about,
			path: `reports/${id}`,
			on: dueOn
		}));

function eventTodos<About>({ events, today }: WorkFacts<About>): Todo<About>[] {
	const past = events.filter(({ endsOn, isCancelled }) => endsOn < today && !isCancelled);
	return past.flatMap(({ id, about, endsOn: on, isHeld, figures }): Todo<About>[] => {
		const figuresAt = `events/${id}/figures`;
		if (!isHeld)
			return [{ kind: 'event_not_held', about, path: `events/${id}/publication#hold`, on }];
		if (figures === 'none')
			return [{ kind: 'event_without_figure', about, path: `${figuresAt}#claim-new`, on }];
		return figures === 'unreported'
			? [{ kind: 'event_without_reported_figure', about, path: `${figuresAt}#claims`, on }]
			: [];
	});
}

const dutyTodos = <About>({ duties }: WorkFacts<About>): Todo<About>[] =>
	duties
		.filter(({ state, isHard }) => isHard && state === 'open')
		.map(({ grantId, about }) => ({
			kind: 'duty_open',
			about,
			path: `funding#${grantId}`,
			on: undefined
		}));
