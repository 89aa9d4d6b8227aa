import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const activityRefusals = {
	...sharedRefusals,
	'file-or-link': 'files.file_or_link',
	'needs-amendment': 'activities.refusal_needs_amendment',
	'no-such-group': 'activities.refusal_no_such_group',
	'no-such-partner': 'activities.refusal_no_such_partner',
	'no-place': 'activities.refusal_no_place',
	'in-use': 'activities.refusal_in_use',
	'not-next': 'activities.refusal_not_next',
	'needs-reason': 'activities.refusal_needs_reason',
	'no-title': 'partnership.refusal_no_title',
	'not-public': 'partnership.refusal_not_public',
	gaps: 'partnership.refusal_gaps'
} as const satisfies Record<string, MessageKey>;
