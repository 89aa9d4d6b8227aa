import { sql } from 'kysely';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { eventSpan } from '#features/events/rules/when.ts';
import type { EventRow } from '#features/events/types.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import type { QuotaInput } from '../../types.ts';
import { passOn } from '../waiting-list/pass-on.ts';
import { eventOfPart, eventWithRegistration, nextPosition, publishWords } from './own-event.ts';

const may = ['coordinator', 'partner_officer'] as const;
const hasTitle = ({ title }: QuotaInput) => Object.values(title).some((text) => text?.trim());

/** Adds room that products may draw on; refuses `not-yours`, `no-registration`, `no-title`. */
export const addQuota = command({
	name: 'add-quota',
	may,
	async run(scope, input: QuotaInput & { eventId: string }) {
		const locked = await eventWithRegistration(scope, input.eventId);
		if (!locked.ok) return locked;
		if (!hasTitle(input)) return { ok: false, reason: 'no-title' } as const;
		const position = await nextPosition(scope, 'quota', input.eventId);
		const id = await createRecord(scope, 'quota');
		const row = { event_id: input.eventId, position, capacity: input.capacity ?? null };
		await scope.tx
			.insertInto('quota')
			.values({ partnership_id: scope.partnershipId, id, ...row })
			.execute();
		const texts = await writeTexts(scope, id, { title: input.title });
		await publishWords(scope, [id]);
		const changes = { ...texts, capacity: { after: row.capacity } };
		scope.journal({ recordId: id, recordKind: 'quota', changes });
		return { ok: true, id } as const;
	}
});

/**
 * Changes a quota, also in a rush: raising its capacity offers places to those who wait, lowering it below
 * what is taken takes nobody's place away. Refuses `not-yours`, `no-such-record`, `stale`, `no-title`.
 */
export const changeQuota = command({
	name: 'change-quota',
	may,
	async run(scope, input: QuotaInput & { id: string; revision: number | undefined }) {
		const locked = await eventOfPart(scope, 'quota', input.id);
		if (!locked.ok) return locked;
		if (!hasTitle(input)) return { ok: false, reason: 'no-title' } as const;
		const touched = await touchRecord(scope, { ...input, kind: 'quota' });
		if (!touched.ok) return touched;
		const before = await setCapacity(scope, input.id, input.capacity ?? null);
		const texts = await writeTexts(scope, input.id, { title: input.title });
		await publishWords(scope, [input.id]);
		await offerWhatIsFree(scope, locked.event);
		const capacity = { before, after: input.capacity ?? null };
		scope.journal({
			recordId: input.id,
			recordKind: 'quota',
			changes: { ...texts, ...(capacity.before === capacity.after ? {} : { capacity }) }
		});
		return { ok: true } as const;
	}
});

/** Takes a quota away that no product draws on; refuses `in-use`, `not-yours`, `no-such-record`. */
export const removeQuota = command({
	name: 'remove-quota',
	may,
	async run(scope, input: { id: string }) {
		const locked = await eventOfPart(scope, 'quota', input.id);
		if (!locked.ok) return locked;
		const used = await scope.tx
			.selectFrom('product_quota')
			.select('product_id')
			.where('partnership_id', '=', scope.partnershipId)
			.where('quota_id', '=', input.id)
			.limit(1)
			.executeTakeFirst();
		if (used) return { ok: false, reason: 'in-use' } as const;
		await scope.tx
			.deleteFrom('record')
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		const changes = { removed: { after: true } };
		scope.journal({ recordId: input.id, recordKind: 'quota', changes });
		return { ok: true } as const;
	}
});

/** Counts anew what is taken where nothing was counted before; the lock makes everybody who registers wait. */
async function setCapacity(
	{ tx, partnershipId }: Scope,
	id: string,
	capacity: number | null
): Promise<number | null> {
	const before = await tx
		.selectFrom('quota')
		.select('capacity')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirstOrThrow();
	await sql`
		update quota set capacity = ${capacity}, taken = case
			when ${capacity}::int is null then 0
			when capacity is not null then taken
			else (${takenOf(partnershipId, id)}) end
		where partnership_id = ${partnershipId} and id = ${id}`.execute(tx);
	return before.capacity;
}

/** How many places and add-ons that draw on a quota are held, counted from the rows themselves. */
const takenOf = (partnershipId: string, quotaId: string) => sql`
	with held as (
		select id, product_id from registration
		where partnership_id = ${partnershipId} and state in ('confirmed', 'offered')
			and event_id = quota.event_id
	)
	select count(*)::int from (
		select product_id from held
		union all
		select registration_add_on.product_id from registration_add_on
		join held on held.id = registration_add_on.registration_id
		where registration_add_on.partnership_id = ${partnershipId}
	) taken
	join product_quota on product_quota.product_id = taken.product_id
	where product_quota.partnership_id = ${partnershipId} and product_quota.quota_id = ${quotaId}`;

async function offerWhatIsFree(scope: Scope, event: EventRow): Promise<void> {
	const { closes_at } = await scope.tx
		.selectFrom('registration_setting')
		.select('closes_at')
		.where('partnership_id', '=', scope.partnershipId)
		.where('event_id', '=', event.id)
		.executeTakeFirstOrThrow();
	const at = { partnershipId: scope.partnershipId, eventId: event.id };
	const closes = closes_at ?? new Date(eventSpan(event).end);
	await passOn(scope.tx, at, { now: scope.now, closes });
}
