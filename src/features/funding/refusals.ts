import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const fundingRefusals = {
	...sharedRefusals,
	'no-such-rule-pack': 'funding.refusal_no_such_rule_pack',
	'no-such-funder': 'funding.refusal_no_such_funder',
	'no-such-grant': 'funding.refusal_no_such_grant',
	'no-such-duty': 'funding.refusal_no_such_duty'
} as const satisfies Record<string, MessageKey>;
