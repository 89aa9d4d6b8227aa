import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { asJson } from '#platform/server/database/values.ts';
import { appendToJournal } from '#platform/server/journal.ts';
import { nothingMoved, summed, type Moved } from '../../rules/sums.ts';
import { movedByHour } from './moved.ts';

type Sum = {
	partnershipId: string;
	eventId: string;
	leastCount: number;
	until: Date;
	confirmed: number;
	carried: Moved;
};

const hourLength = 3_600_000;

/**
 * Writes into the journal what moved at each event in every full hour since it was last written there: sums
 * of people, never a place, and none that stands for fewer than the event's least number. Catches up after
 * an outage hour by hour. Events at which nothing moved are left alone.
 */
export async function sumRegistrations(tx: Tx, now: Date): Promise<void> {
	const until = new Date(Math.floor(now.getTime() / hourLength) * hourLength);
	for (const sum of await eventsToSum(tx, until)) {
		const at = { partnershipId: sum.partnershipId, eventId: sum.eventId };
		const { hours, confirmed } = await movedByHour(tx, { ...at, from: sum.until, until }, sum);
		let { carried } = sum;
		const entries = hours.map(({ hour, moved }) => {
			const said = summed(carried, moved, sum.leastCount);
			carried = said.carried;
			const changes = { hour: { after: hour }, ...said.changes };
			return { recordId: sum.eventId, recordKind: 'event', changes };
		});
		const act = { chain: sum.partnershipId, at: now, actor: undefined };
		if (entries.length > 0) {
			await appendToJournal(tx, { ...act, command: 'sum-registrations' }, entries);
		}
		await keep(tx, { ...sum, until, confirmed, carried });
	}
}

/** Events with places that are not summed up to this hour; one that begins has everything before it. */
async function eventsToSum(tx: Tx, until: Date): Promise<Sum[]> {
	const { rows } = await sql<Omit<Sum, 'carried'> & { carried: Moved | null }>`
		select setting.partnership_id as "partnershipId", setting.event_id as "eventId",
			setting.least_count as "leastCount",
			coalesce(known.summed_until, 'epoch'::timestamptz) as until,
			coalesce(known.confirmed, 0) as confirmed, known.carried
		from registration_setting setting
		left join registration_sum known on known.partnership_id = setting.partnership_id
			and known.event_id = setting.event_id
		where coalesce(known.summed_until < ${until}, true)
			and exists (select from registration where registration.partnership_id = setting.partnership_id
				and registration.event_id = setting.event_id)`.execute(tx);
	return rows.map((row) => ({ ...row, carried: row.carried ?? nothingMoved }));
}

async function keep(tx: Tx, sum: Sum): Promise<void> {
	const known = {
		summed_until: sum.until,
		confirmed: sum.confirmed,
		carried: asJson(sum.carried) as never
	};
	await tx
		.insertInto('registration_sum')
		.values({ partnership_id: sum.partnershipId, event_id: sum.eventId, ...known })
		.onConflict((conflict) => conflict.columns(['partnership_id', 'event_id']).doUpdateSet(known))
		.execute();
}
