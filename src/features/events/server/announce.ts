import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Scope } from '#features/accounts/server/command.ts';
import { publishField } from '#features/partnership/server/publication.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import type { LocalisedText } from '#features/partnership/types.ts';
import type { Changes } from '#platform/server/journal.ts';
import type { ChangeKind, EventRow, When } from '../types.ts';
import { indexEvent } from './event/index-event.ts';
import { moveSequence } from './event/locked-event.ts';

export type Announcement = { kind: ChangeKind; notice?: LocalisedText | undefined };

/** What became of the event as a row, with its notice, which is public at once wherever the event is. */
export async function announce(
	scope: Scope,
	event: EventRow,
	{ kind, notice = {} }: Announcement
): Promise<void> {
	const { tx, partnershipId, now, member } = scope;
	const keepsDays = kind === 'postponed';
	await tx
		.insertInto('event_change')
		.values({
			partnership_id: partnershipId,
			id: randomUUID(),
			event_id: event.id,
			kind,
			previous_starts_on: keepsDays ? event.startsOn : null,
			previous_starts_time: keepsDays ? (event.startsTime ?? null) : null,
			announced_at: afterTheLast(partnershipId, event.id, now),
			announced_by: member.accountId
		})
		.execute();
	const changes = await writeTexts(scope, event.id, { notice });
	await publishField(scope, { recordId: event.id, field: 'notice', languages: event.publishedIn });
	await moveSequence(scope, event);
	const change: Changes = { change: { after: kind } };
	scope.journal({ recordId: event.id, recordKind: 'event', changes: { ...change, ...changes } });
}

/** Two changes in one millisecond still have an order: the later one holds. */
const afterTheLast = (
	partnershipId: string,
	eventId: string,
	now: Date
) => sql<Date>`greatest(${now}::timestamptz(3),
	(select max(announced_at) + interval '1 millisecond' from event_change
	where partnership_id = ${partnershipId} and event_id = ${eventId}))`;

/** Moves the event to other days or times and journals both. */
export async function moveDays(
	scope: Scope,
	event: EventRow,
	when: Omit<When, 'zone'>
): Promise<void> {
	const { startsOn, startsTime, endsOn, endsTime } = when;
	await scope.tx
		.updateTable('event')
		.set({
			starts_on: startsOn,
			starts_time: startsTime ?? null,
			ends_on: endsOn,
			ends_time: endsTime ?? null
		})
		.where('partnership_id', '=', scope.partnershipId)
		.where('id', '=', event.id)
		.execute();
	await indexEvent(scope, { ...event, startsOn });
	const days = (one: Omit<When, 'zone'>) =>
		[one.startsOn, one.startsTime, one.endsOn, one.endsTime].filter(Boolean).join(' ');
	const changes = { days: { before: days(event), after: days(when) } };
	scope.journal({ recordId: event.id, recordKind: 'event', changes });
}
