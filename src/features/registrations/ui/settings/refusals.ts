import { sharedRefusals } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export const settingRefusals = {
	...sharedRefusals,
	'closes-before-opens': 'settings.refusal_closes_before_opens',
	'closes-after-event': 'settings.refusal_closes_after_event',
	'keeps-too-long': 'settings.refusal_keeps_too_long',
	'has-places': 'settings.refusal_has_places',
	'still-come': 'settings.refusal_still_come',
	'no-registration': 'settings.refusal_no_registration',
	'no-title': 'settings.refusal_no_title',
	'in-use': 'settings.refusal_in_use',
	'too-many-quotas': 'settings.refusal_too_many_quotas',
	'too-many-products': 'settings.refusal_too_many_products',
	'no-such-day': 'settings.refusal_no_such_day',
	'no-such-quota': 'form.no_such_record',
	'no-reason': 'settings.refusal_no_reason',
	'no-options': 'settings.refusal_no_options',
	'keeps-longer': 'settings.refusal_keeps_longer',
	'consent-given': 'settings.refusal_consent_given',
	'not-requested': 'settings.refusal_not_requested',
	full: 'settings.refusal_full',
	'over-share': 'registrations.refusal_over_share',
	'no-such-partner': 'form.no_such_record'
} as const satisfies Record<string, MessageKey>;

/** The field at which a refusal is shown. */
export const settingRefusedFields = {
	'still-come': 'mode',
	'closes-before-opens': 'closesOn',
	'closes-after-event': 'closesOn',
	'keeps-too-long': 'retentionDays',
	'keeps-longer': 'retentionDays',
	'no-title': 'title.en',
	'no-reason': 'why.en',
	'no-options': 'options.en',
	'too-many-quotas': 'quotaIds',
	'no-such-day': 'days',
	'over-share': 'seats'
} as const;

export const takeBackRefusals = {
	...settingRefusals,
	'no-reason': 'registrations.refusal_no_move_reason',
	'no-such-code': 'registrations.refusal_no_such_code'
} as const satisfies Record<string, MessageKey>;

export const waitingRefusals = {
	...settingRefusals,
	'no-reason': 'registrations.refusal_no_move_reason',
	'not-waiting': 'registrations.refusal_not_waiting'
} as const satisfies Record<string, MessageKey>;
