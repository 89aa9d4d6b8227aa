import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const eventRefusals = {
	...sharedRefusals,
	'no-title': 'events.title_needed',
	'bad-times': 'events.refusal_bad_times',
	'no-such-activity': 'events.refusal_no_such_activity',
	'no-such-parent': 'events.refusal_no_such_parent',
	'nested-parent': 'events.refusal_nested_parent',
	'is-public': 'events.refusal_is_public',
	'in-use': 'events.refusal_in_use',
	'no-place': 'events.refusal_no_place',
	'outside-days': 'events.refusal_outside_days',
	'already-cancelled': 'events.refusal_already_cancelled',
	'not-cancelled': 'events.refusal_not_cancelled',
	cancelled: 'events.refusal_cancelled',
	held: 'events.refusal_held',
	'same-day': 'events.refusal_same_day',
	'already-online': 'events.refusal_already_online',
	'not-begun': 'events.refusal_not_begun',
	'already-held': 'events.refusal_already_held',
	'not-held': 'events.refusal_not_held',
	'team-only': 'events.refusal_team_only',
	'partnership-not-public': 'events.refusal_partnership_not_public',
	'no-title-in-language': 'events.refusal_no_title',
	'no-access-information': 'events.refusal_no_access_information',
	'not-public': 'events.refusal_not_public',
	gaps: 'events.refusal_gaps'
} as const satisfies Record<string, MessageKey>;

/** The field at which a refusal is shown. */
export const refusedFields = {
	'no-title': 'title.en',
	'bad-times': 'startsOn',
	'no-such-activity': 'activityId',
	'no-such-parent': 'parentId',
	'nested-parent': 'parentId',
	'is-public': 'visibility',
	'outside-days': 'heldOn',
	'same-day': 'startsOn'
} as const;
