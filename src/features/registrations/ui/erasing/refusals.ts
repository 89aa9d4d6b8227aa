import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const erasingRefusals = {
	...sharedRefusals,
	'no-registration': 'leaks.refusal_nobody',
	'not-over': 'leaks.refusal_not_over',
	'letters-wait': 'leaks.refusal_letters_wait',
	nobody: 'leaks.refusal_nobody',
	'no-reason': 'registrations.refusal_no_move_reason'
} as const satisfies Record<string, MessageKey>;
