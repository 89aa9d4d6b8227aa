import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const reportRefusals = {
	...sharedRefusals,
	'not-yours': 'reports.refusal_not_yours',
	'not-editable': 'reports.refusal_not_editable',
	'not-submitted': 'reports.refusal_not_submitted',
	'needs-note': 'reports.refusal_needs_note',
	gaps: 'reports.refusal_gaps'
} as const satisfies Record<string, MessageKey>;
