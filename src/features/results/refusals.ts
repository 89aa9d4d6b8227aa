import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const resultRefusals = {
	...sharedRefusals,
	'file-or-link': 'files.file_or_link',
	'no-such-event': 'results.refusal_no_such_event',
	'no-such-claim': 'results.refusal_no_such_claim',
	'nothing-counted': 'results.refusal_nothing_counted',
	'figure-incomplete': 'results.refusal_figure_incomplete',
	'code-taken': 'results.refusal_code_taken',
	'no-such-activity': 'results.refusal_no_such_activity',
	'no-such-partner': 'activities.refusal_no_such_partner',
	'no-such-indicator': 'form.no_such_record',
	'no-such-period': 'results.refusal_no_such_period',
	'no-such-value': 'form.no_such_record',
	'period-taken': 'results.refusal_period_taken',
	'period-locked': 'results.refusal_period_locked',
	'value-incomplete': 'results.refusal_value_incomplete',
	'not-editable': 'results.refusal_not_editable',
	'not-next': 'results.refusal_not_next',
	'needs-note': 'results.refusal_needs_note',
	'no-title': 'partnership.refusal_no_title',
	'not-public': 'partnership.refusal_not_public'
} as const satisfies Record<string, MessageKey>;
