import { command, type Scope } from '#features/accounts/server/command.ts';
import { mayWorkOn } from '#features/activities/server/may-work-on.ts';
import { attach } from '#features/partnership/server/attachments.ts';
import { createRecord } from '#features/partnership/server/records.ts';
import type { NewAttachment } from '#features/partnership/types.ts';
import { isWholeFigure } from '../rules.ts';
import type { ClaimInput } from '../types.ts';

const may = ['coordinator', 'partner_officer'] as const;

/** Locks the events in one order and says whether the one who acts may work on all of them. */
export async function lockEvents(scope: Scope, ids: readonly string[]) {
	const events = await scope.tx
		.selectFrom('event')
		.select(['id', 'activity_id'])
		.where('partnership_id', '=', scope.partnershipId)
		.where('id', 'in', [...ids])
		.orderBy('id')
		.forUpdate()
		.execute();
	if (events.length !== new Set(ids).size) return { ok: false, reason: 'no-such-event' } as const;
	for (const { activity_id } of events) {
		if (!(await mayWorkOn(scope, activity_id ?? undefined)))
			return { ok: false, reason: 'not-yours' } as const;
	}
	return { ok: true } as const;
}

/**
 * Enters a figure with its source, a link or file; other claims of the same events stay as they are.
 * Refuses `no-such-event`, `not-yours` and `figure-incomplete`.
 */
export const enterClaim = command({
	name: 'enter-claim',
	may,
	async run(scope, input: NewClaim) {
		if (input.eventIds.length === 0) return { ok: false, reason: 'no-such-event' } as const;
		if (!isWholeFigure(input)) return { ok: false, reason: 'figure-incomplete' } as const;
		const locked = await lockEvents(scope, input.eventIds);
		if (!locked.ok) return locked;
		const id = await createRecord(scope, 'claim', input.id);
		const row = await insertClaim(scope, id, input);
		if (input.attachment) await attach(scope, id, input.attachment);
		const file = input.attachment?.file?.hash;
		for (const event_id of new Set(input.eventIds)) {
			const changes = { [`claim.${input.measure}`]: { after: { id, ...row, file } } };
			scope.journal({ recordId: event_id, recordKind: 'event', changes });
		}
		return { ok: true, id } as const;
	}
});

type NewClaim = ClaimInput & { id?: string | undefined; attachment?: NewAttachment | undefined };

/** Writes a claim and what events it speaks of, and returns its columns for the journal. */
export async function insertClaim(
	{ tx, partnershipId, now, member }: Scope,
	id: string,
	input: ClaimInput
) {
	const row = {
		measure: input.measure,
		qualifier: input.qualifier,
		low: input.low ?? null,
		high: input.high ?? null,
		method: input.method,
		source_name: input.sourceName,
		source_url: input.sourceUrl ?? null,
		claimed_on: input.claimedOn ?? null,
		note: input.note ?? null
	};
	const entered = { entered_at: now, entered_by: member.accountId };
	await tx
		.insertInto('claim')
		.values({ partnership_id: partnershipId, id, ...row, ...entered })
		.execute();
	const links = [...new Set(input.eventIds)].map((event_id) => ({
		partnership_id: partnershipId,
		claim_id: id,
		event_id
	}));
	await tx.insertInto('claim_event').values(links).execute();
	return row;
}

/** Withdraws a claim with a reason; it stays readable and is no longer anywhere reported. Refuses `no-such-claim`, `not-yours`. */
export const withdrawClaim = command({
	name: 'withdraw-claim',
	may,
	async run(scope, input: { id: string; reason: string }) {
		const { tx, partnershipId, now, member } = scope;
		const eventIds = await eventsOfClaim(scope, input.id);
		if (eventIds.length === 0) return { ok: false, reason: 'no-such-claim' } as const;
		const locked = await lockEvents(scope, eventIds);
		if (!locked.ok) return locked;
		const withdrawn = await tx
			.updateTable('claim')
			.set({ withdrawn_at: now, withdrawn_by: member.accountId, withdrawn_reason: input.reason })
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.where('withdrawn_at', 'is', null)
			.executeTakeFirst();
		if (withdrawn.numUpdatedRows === 0n) return { ok: false, reason: 'no-such-claim' } as const;
		await tx
			.deleteFrom('reported_claim')
			.where('partnership_id', '=', partnershipId)
			.where('claim_id', '=', input.id)
			.execute();
		for (const recordId of eventIds) {
			const changes = { claim: { before: { id: input.id }, after: { withdrawn: input.reason } } };
			scope.journal({ recordId, recordKind: 'event', changes });
		}
		return { ok: true } as const;
	}
});

/** Marks one of an event's claims as the figure that is reported, with the reason. Refuses `no-such-claim`, `not-yours`. */
export const reportClaim = command({
	name: 'report-claim',
	may,
	async run(scope, input: { eventId: string; claimId: string; reason: string }) {
		const { tx, partnershipId, now, member } = scope;
		const locked = await lockEvents(scope, [input.eventId]);
		if (!locked.ok) return locked;
		const claim = await tx
			.selectFrom('claim')
			.innerJoin('claim_event', (join) =>
				join
					.onRef('claim_event.partnership_id', '=', 'claim.partnership_id')
					.onRef('claim_event.claim_id', '=', 'claim.id')
			)
			.select('claim.measure')
			.where('claim.partnership_id', '=', partnershipId)
			.where('claim.id', '=', input.claimId)
			.where('claim_event.event_id', '=', input.eventId)
			.where('claim.withdrawn_at', 'is', null)
			.executeTakeFirst();
		if (!claim) return { ok: false, reason: 'no-such-claim' } as const;
		const choice = {
			claim_id: input.claimId,
			reason: input.reason,
			marked_at: now,
			marked_by: member.accountId
		};
		await tx
			.insertInto('reported_claim')
			.values({
				partnership_id: partnershipId,
				event_id: input.eventId,
				measure: claim.measure,
				...choice
			})
			.onConflict((conflict) =>
				conflict.columns(['partnership_id', 'event_id', 'measure']).doUpdateSet(choice)
			)
			.execute();
		const changes = {
			[`reported.${claim.measure}`]: { after: { claim: input.claimId, reason: input.reason } }
		};
		scope.journal({ recordId: input.eventId, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** The events that a claim speaks of; none if it is not of this partnership. */
export async function eventsOfClaim(
	{ tx, partnershipId }: Scope,
	claimId: string
): Promise<string[]> {
	const rows = await tx
		.selectFrom('claim_event')
		.select('event_id')
		.where('partnership_id', '=', partnershipId)
		.where('claim_id', '=', claimId)
		.execute();
	return rows.map(({ event_id }) => event_id);
}
