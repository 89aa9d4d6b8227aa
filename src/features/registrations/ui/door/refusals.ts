import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const doorRefusals = {
	...sharedRefusals,
	'no-title': 'partnership.refusal_no_title',
	'no-such-product': 'form.no_such_record',
	'no-such-day': 'settings.refusal_no_such_day',
	'in-use': 'door.refusal_in_use'
} as const satisfies Record<string, MessageKey>;
