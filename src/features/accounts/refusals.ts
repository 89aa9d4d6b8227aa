import type { MessageKey } from '#lib/i18n/messages.ts';

/** What the pages of team and account say about each refusal. */
export const accountRefusals = {
	'not-allowed': 'accounts.refusal_not_allowed',
	'no-such-member': 'accounts.refusal_no_such_member',
	'no-such-partner': 'accounts.refusal_no_such_partner',
	'last-coordinator': 'accounts.refusal_last_coordinator',
	'last-operator': 'accounts.refusal_last_operator',
	'no-such-operator': 'operator.refusal_no_such_operator',
	'already-operator': 'operator.refusal_already_operator',
	'already-member': 'accounts.refusal_already_member',
	'no-such-invitation': 'accounts.refusal_no_such_invitation',
	'email-taken': 'accounts.refusal_email_taken',
	'no-such-passkey': 'accounts.refusal_no_such_passkey'
} as const satisfies Record<string, MessageKey>;
