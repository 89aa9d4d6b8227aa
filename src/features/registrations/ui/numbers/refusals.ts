import type { MessageKey } from '#lib/i18n/messages.ts';
import { settingRefusals } from '../settings/refusals.ts';

export const numberRefusals = {
	...settingRefusals,
	unchanged: 'numbers.refusal_unchanged',
	'too-close': 'numbers.refusal_too_close',
	'other-questions': 'numbers.refusal_other_questions',
	forgotten: 'numbers.refusal_forgotten',
	'nobody-here': 'numbers.refusal_nobody_here',
	protected: 'numbers.open_protected',
	'not-over': 'numbers.open_not_over',
	'nothing-told': 'numbers.nothing_told',
	'open-already': 'numbers.refusal_open_already',
	'not-open': 'numbers.refusal_not_open'
} as const satisfies Record<string, MessageKey>;
