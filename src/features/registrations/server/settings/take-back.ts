import { randomUUID } from 'node:crypto';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { eventSpan } from '#features/events/rules/when.ts';
import { lockQuotas } from '../quotas.ts';
import { endPlaces, living } from '../register/give-back.ts';
import { passOn } from '../waiting-list/pass-on.ts';
import { eventWithRegistration } from './own-event.ts';

type Input = {
	eventId: string;
	/** The numbers of their tickets. */
	tickets: readonly Uint8Array[];
	reason: string;
};

/**
 * Takes places back that a program holds, or somebody who should not: what they held is free at once and
 * passes on, and who left an address is told by letter. All of them or none. The reason, of 3 to 500 letters,
 * stands in the journal, whose places does not. Refuses `not-yours`, `no-such-record`, `no-registration`,
 * `no-reason`, and `no-such-code` where one of them is no place that is still held.
 */
export const takePlacesBack = command({
	name: 'take-places-back',
	may: ['coordinator', 'partner_officer'],
	async run(scope, { eventId, tickets, reason }: Input) {
		const locked = await eventWithRegistration(scope, eventId);
		if (!locked.ok) return locked;
		const why = reason.trim();
		if (why.length < 3 || why.length > 500) return { ok: false, reason: 'no-reason' } as const;
		const { tx, partnershipId, now } = scope;
		const at = { partnershipId, eventId };
		// Quotas are locked before places, as everywhere.
		await lockQuotas(tx, at);
		const ended = await heldWith(scope, eventId, tickets);
		if (!ended) return { ok: false, reason: 'no-such-code' } as const;
		await endPlaces(tx, { partnershipId, now, ended, isTold: true });
		await tell(scope, { eventId, ended });
		const endsAt = new Date(eventSpan(locked.event).end);
		await passOn(tx, at, { now, closes: (await closesAt(scope, eventId)) ?? endsAt });
		const changes = { places: { after: 'taken back' }, reason: { after: why } };
		scope.journal({ recordId: eventId, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

type Held = { id: string; state: string; sealed_contact: Buffer | null };

/** The places of these tickets that are still held; undefined where one is not among them. */
async function heldWith(
	{ tx, partnershipId }: Scope,
	eventId: string,
	tickets: Input['tickets']
): Promise<Held[] | undefined> {
	const numbers = new Map(tickets.map((bytes) => [Buffer.from(bytes).toString('hex'), bytes]));
	if (numbers.size === 0) return undefined;
	const rows = await tx
		.selectFrom('registration')
		.select(['id', 'state', 'sealed_contact'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where(
			'ticket',
			'in',
			[...numbers.values()].map((bytes) => Buffer.from(bytes))
		)
		.orderBy('id')
		.forUpdate()
		.execute();
	const held = rows.filter(({ state }) => living.includes(state));
	return held.length === numbers.size ? held : undefined;
}

async function closesAt({ tx, partnershipId }: Scope, eventId: string): Promise<Date | null> {
	const { closes_at } = await tx
		.selectFrom('registration_setting')
		.select('closes_at')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirstOrThrow();
	return closes_at;
}

type Told = { eventId: string; ended: readonly Held[] };

async function tell({ tx, partnershipId, now }: Scope, { eventId, ended }: Told): Promise<void> {
	const rows = ended.flatMap(({ id, sealed_contact }) =>
		sealed_contact
			? [
					{
						partnership_id: partnershipId,
						id: randomUUID(),
						event_id: eventId,
						registration_id: id,
						kind: 'cancelled' as const,
						queued_at: now,
						due_at: now
					}
				]
			: []
	);
	if (rows.length > 0) await tx.insertInto('participant_letter').values(rows).execute();
}
