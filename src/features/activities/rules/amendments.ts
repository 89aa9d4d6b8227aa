import type { ActivityState } from '../types.ts';

/** What an amendment may change of an approved plan. */
export const amendedFields = [
	'partnership.starts_on',
	'partnership.ends_on',
	'activity.starts_on',
	'activity.ends_on',
	'activity.title.en',
	'activity.title.lt',
	'activity.title.nb',
	'activity.not_done'
] as const;
export type AmendedField = (typeof amendedFields)[number];

export type AmendmentState = 'draft' | 'proposed' | 'approved' | 'withdrawn';

/** An amendment begins as a draft; the last decision on it is its state. */
export function amendmentState(
	decisions: readonly Exclude<AmendmentState, 'draft'>[]
): AmendmentState {
	return decisions.at(-1) ?? 'draft';
}

/** Whether an amendment still stands open: another one waits until it is decided. */
export function isOpenAmendment(state: AmendmentState): boolean {
	return state === 'draft' || state === 'proposed';
}

type Days = { starts_on: string | null; ends_on: string | null };

/** Days that are both known are in their order. */
export function areInOrder({ starts_on, ends_on }: Days): boolean {
	return starts_on === null || ends_on === null || starts_on <= ends_on;
}

/** A plan as it was approved once. */
export type PlanSnapshot = {
	starts_on: string;
	ends_on: string;
	groups: { id: string; number: number; title: Record<string, string> }[];
	activities: {
		id: string;
		number: string;
		title: Record<string, string>;
		starts_on: string | null;
		ends_on: string | null;
		state: ActivityState;
		state_reason: string | null;
		lead_partner_id: string | null;
		partner_ids: string[];
	}[];
};
