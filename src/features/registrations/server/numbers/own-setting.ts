import type { Scope } from '#features/accounts/server/command.ts';
import { eventWithRegistration } from '../settings/own-event.ts';

/** The locked event with its registration setting; refuses what `eventWithRegistration` refuses. */
export async function settingOfEvent(scope: Scope, eventId: string) {
	const locked = await eventWithRegistration(scope, eventId);
	if (!locked.ok) return locked;
	const setting = await scope.tx
		.selectFrom('registration_setting')
		.select(['protection', 'least_count'])
		.where('partnership_id', '=', scope.partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirstOrThrow();
	return { ok: true, event: locked.event, setting } as const;
}
