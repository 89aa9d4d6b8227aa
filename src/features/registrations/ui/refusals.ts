import type { MessageKey } from '#lib/i18n/messages.ts';
import type { Refusal } from '../types.ts';

/** Why somebody got no place, in words. */
export const refusals = {
	'no-registration': 'registrations.refusal_no_registration',
	'not-yet': 'registrations.refusal_not_yet',
	closed: 'registrations.refusal_closed',
	full: 'registrations.refusal_full',
	'too-many': 'registrations.refusal_too_many',
	'no-such-product': 'registrations.refusal_no_such_product',
	'not-invited': 'registrations.refusal_not_invited',
	incomplete: 'registrations.refusal_incomplete',
	busy: 'registrations.refusal_busy',
	'too-fast': 'registrations.refusal_too_fast',
	'too-old': 'registrations.refusal_too_old',
	'not-ours': 'registrations.refusal_not_ours',
	'too-often': 'registrations.refusal_too_often',
	changed: 'registrations.refusal_changed'
} as const satisfies Record<Refusal, MessageKey>;

/** Why a step with one's own place did not happen. */
export const placeRefusals = {
	'no-offer': 'registrations.refusal_no_offer',
	'too-late': 'registrations.refusal_too_late',
	'no-such-place': 'registrations.no_such_place',
	'already-ended': 'registrations.refusal_already_ended',
	stale: 'registrations.refusal_stale',
	ended: 'registrations.refusal_ended',
	closed: 'registrations.refusal_switch_closed',
	full: 'registrations.refusal_switch_full',
	'no-such-product': 'registrations.refusal_no_such_product'
} as const satisfies Record<string, MessageKey>;
