import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import type { AmendedField } from './rules/amendments.ts';

export const amendedFieldWords = {
	'partnership.starts_on': 'amendments.field_partnership_starts_on',
	'partnership.ends_on': 'amendments.field_partnership_ends_on',
	'activity.starts_on': 'amendments.field_activity_starts_on',
	'activity.ends_on': 'amendments.field_activity_ends_on',
	'activity.title.en': 'amendments.field_title_en',
	'activity.title.lt': 'amendments.field_title_lt',
	'activity.title.nb': 'amendments.field_title_nb',
	'activity.not_done': 'amendments.field_not_done'
} as const satisfies Record<AmendedField, MessageKey>;

/** Why the plan or an amendment does not move, in words. */
export const amendmentRefusals = {
	...sharedRefusals,
	'already-approved': 'amendments.refusal_already_approved',
	'empty-plan': 'amendments.refusal_empty_plan',
	'no-approved-plan': 'amendments.refusal_no_approved_plan',
	'needs-reason': 'amendments.refusal_needs_reason',
	'open-amendment': 'amendments.refusal_open_amendment',
	'not-draft': 'amendments.refusal_not_draft',
	'no-such-field': 'amendments.refusal_no_such_field',
	'not-a-day': 'amendments.refusal_not_a_day',
	'needs-value': 'amendments.refusal_needs_value',
	'not-next': 'amendments.refusal_not_next',
	unchanged: 'amendments.refusal_unchanged',
	'no-changes': 'amendments.refusal_no_changes',
	'not-open': 'amendments.refusal_not_open',
	'not-proposed': 'amendments.refusal_not_proposed',
	'plan-moved': 'amendments.refusal_plan_moved',
	'wrong-order': 'amendments.refusal_wrong_order'
} as const satisfies Record<string, MessageKey>;
