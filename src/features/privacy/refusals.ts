import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const keyRefusals = {
	...sharedRefusals,
	'not-yours': 'keys.refusal_not_yours',
	'shares-missing': 'keys.refusal_shares_missing',
	'still-needed': 'keys.refusal_still_needed',
	'no-such-holder': 'keys.refusal_no_such_holder',
	'too-few-holders': 'keys.refusal_too_few_holders',
	'has-key': 'keys.refusal_has_key',
	'not-open': 'keys.refusal_not_open',
	'has-ended': 'keys.refusal_has_ended',
	'no-purpose': 'keys.refusal_no_purpose',
	'too-often': 'keys.refusal_too_often'
} as const satisfies Record<string, MessageKey>;
