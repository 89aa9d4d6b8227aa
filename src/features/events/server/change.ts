import { command } from '#features/accounts/server/command.ts';
import { mayWorkOn } from '#features/activities/server/may-work-on.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import type { Texts } from '#features/partnership/types.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { EventFacts, EventField } from '../types.ts';
import { columnsOf, factsRefusal } from './event/event-columns.ts';
import { eventToChange, moveSequence } from './event/locked-event.ts';
import { indexEvent } from './event/index-event.ts';

type Opened = { id: string; revision: number | undefined };

/**
 * Changes an event's days, place on the map, admission and belonging. Refuses `stale`, `not-yours`, what
 * `planEvent` refuses, and `is-public` for making a published event the team's own.
 */
export const changeEvent = command({
	name: 'change-event',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: Opened & { facts: EventFacts }) {
		const locked = await eventToChange(scope, input);
		if (!locked.ok) return locked;
		const { event } = locked;
		const refusal = await factsRefusal(scope, input.facts, input.id);
		if (refusal) return refusal;
		if (!(await mayWorkOn(scope, input.facts.activityId)))
			return { ok: false, reason: 'not-yours' } as const;
		if (input.facts.visibility === 'team' && event.publishedIn.length > 0) {
			return { ok: false, reason: 'is-public' } as const;
		}
		const after = columnsOf(input.facts);
		await scope.tx
			.updateTable('event')
			.set(after)
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		await moveSequence(scope, event);
		await indexEvent(scope, { ...event, startsOn: input.facts.startsOn });
		const changes = changesBetween(columnsOf(event), after);
		scope.journal({ recordId: input.id, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** Writes an event's texts as drafts, every language by itself; refuses `stale`, `not-yours`, `no-such-record`. */
export const writeEventTexts = command({
	name: 'write-event-texts',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: Opened & { texts: Texts<EventField> }) {
		const locked = await eventToChange(scope, input);
		if (!locked.ok) return locked;
		const changes = await writeTexts(scope, input.id, input.texts);
		scope.journal({ recordId: input.id, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});
