import type { ActivityState, Progress } from './types.ts';

const next: Record<ActivityState, readonly ActivityState[]> = {
	planned: ['confirmed', 'running', 'not_done'],
	confirmed: ['planned', 'running', 'not_done'],
	running: ['confirmed', 'done_fully', 'done_partly', 'not_done'],
	done_fully: ['running', 'done_partly'],
	done_partly: ['running', 'done_fully'],
	not_done: ['planned', 'confirmed', 'running']
};

/** The states that an activity may pass to from this one. */
export function nextStates(state: ActivityState): readonly ActivityState[] {
	return next[state];
}

/** Whoever did less than was planned says why: the report needs the reason. */
export function needsReason(state: ActivityState): boolean {
	return state === 'done_partly' || state === 'not_done';
}

export function progress(state: ActivityState): Progress {
	if (state === 'planned' || state === 'confirmed') return 'not_begun';
	if (state === 'running') return 'under_way';
	return state === 'done_fully' ? 'done' : 'changed';
}

export type PlanTiming = 'late' | 'due' | 'on_time';

/** Whether an activity runs behind its own days: begun too late, or past its end and not done. */
export function timing(
	activity: { state: ActivityState; startsOn: string | undefined; endsOn: string | undefined },
	today: string
): PlanTiming {
	const { state, startsOn, endsOn } = activity;
	if (['done_fully', 'done_partly', 'not_done'].includes(state)) return 'on_time';
	if (endsOn !== undefined && endsOn < today) return 'late';
	const hasBegun = startsOn !== undefined && startsOn <= today;
	return hasBegun && state !== 'running' ? 'due' : 'on_time';
}

/** Whether a member may work on an activity: what a page offers; the commands decide for themselves. */
export function worksOn(
	member: { role: string; partnerId: string | undefined },
	activity: { leadPartnerId: string | undefined; partnerIds: readonly string[] }
): boolean {
	if (member.role === 'coordinator') return true;
	const { partnerId } = member;
	if (member.role !== 'partner_officer' || partnerId === undefined) return false;
	return activity.leadPartnerId === partnerId || activity.partnerIds.includes(partnerId);
}

/** What stands in an order once one of it has moved a place up or down; undefined at either end (WP1). */
export function orderAfterMove<Id>(
	order: readonly Id[],
	move: { id: Id; direction: 'up' | 'down' }
): Id[] | undefined {
	const from = order.indexOf(move.id);
	const other = order[from + (move.direction === 'up' ? -1 : 1)];
	if (from < 0 || other === undefined) return undefined;
	const swapped = new Map([
		[move.id, other],
		[other, move.id]
	]);
	return order.map((id) => swapped.get(id) ?? id);
}

/** The numbers that a move changes: an activity's number is its place in the group, from 1. */
export function renumbered<Id>(before: readonly Id[], after: readonly Id[]) {
	return after.flatMap((id, index) => {
		const old = before.indexOf(id) + 1;
		return old === index + 1 ? [] : [{ id, before: old, after: index + 1 }];
	});
}
