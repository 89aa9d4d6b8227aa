import type { MessageKey } from '#lib/i18n/messages.ts';
import type { WayIn } from '../types.ts';

/** What the button says, where there is one. */
export const submitWords: Partial<Record<WayIn, MessageKey>> = {
	take: 'registrations.take_a_place',
	invited: 'registrations.take_a_place',
	ask: 'registrations.ask_for_a_place',
	wait: 'registrations.join_waiting_list'
};
