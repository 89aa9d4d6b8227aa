import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const partnershipRefusals = {
	...sharedRefusals,
	'needs-amendment': 'partnership.refusal_needs_amendment',
	'second-lead': 'partnership.refusal_second_lead',
	'in-use': 'partnership.refusal_in_use',
	'no-title': 'partnership.refusal_no_title',
	'not-public': 'partnership.refusal_not_public',
	gaps: 'partnership.refusal_gaps'
} as const satisfies Record<string, MessageKey>;
