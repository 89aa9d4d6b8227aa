import type { TeamScope } from '#features/accounts/server/context.ts';
import { eventOf, selectEvents } from '#features/events/server/event/event-rows.ts';
import type { ErasedPart } from './erase-people.ts';
import { isOver } from './is-over.ts';

export type ErasureReport = {
	id: string;
	eventId: string | undefined;
	partnerId: string | undefined;
	people: number;
	parts: ErasedPart[];
	doneAt: Date;
};

/** The reports of what the team had erased before its time, newest first, twenty at most. */
export async function erasureReports({ sql, partnershipId }: TeamScope): Promise<ErasureReport[]> {
	const rows = await sql
		.selectFrom('erasure_report')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.orderBy('done_at', 'desc')
		.limit(20)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		eventId: row.event_id ?? undefined,
		partnerId: row.partner_id ?? undefined,
		people: row.people,
		parts: row.parts as ErasedPart[],
		doneAt: row.done_at
	}));
}

/** Whose people could be erased before their time: of which events that are over or cancelled, of which partners. */
export async function erasable(
	{ sql, partnershipId }: TeamScope,
	now: Date
): Promise<{ eventIds: string[]; partnerIds: string[] }> {
	const rows = await selectEvents(sql)
		.where('event.partnership_id', '=', partnershipId)
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom('registration')
					.select('registration.id')
					.whereRef('registration.partnership_id', '=', 'event.partnership_id')
					.whereRef('registration.event_id', '=', 'event.id')
			)
		)
		.execute();
	const partners = await sql
		.selectFrom('registration')
		.innerJoin('registration_invitation as link', (join) =>
			join
				.onRef('link.partnership_id', '=', 'registration.partnership_id')
				.onRef('link.id', '=', 'registration.invitation_id')
		)
		.select('link.partner_id')
		.distinct()
		.where('registration.partnership_id', '=', partnershipId)
		.where('link.partner_id', 'is not', null)
		.execute();
	return {
		eventIds: rows
			.map((row) => eventOf(row, now))
			.filter((event) => isOver(event, now))
			.map(({ id }) => id),
		partnerIds: partners.flatMap(({ partner_id }) => partner_id ?? [])
	};
}
