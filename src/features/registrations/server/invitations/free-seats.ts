import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';

/** Gives the seats of these places back to the links with which they were taken: somebody else can use them. */
export async function freeSeats(
	tx: Tx,
	partnershipId: string,
	placeIds: readonly string[]
): Promise<void> {
	await sql`
		update registration_invitation set used = used - ended.places
		from (select invitation_id, count(*)::int as places from registration
			where partnership_id = ${partnershipId} and id = any(${[...placeIds]}::uuid[])
				and invitation_id is not null
			group by invitation_id) ended
		where registration_invitation.partnership_id = ${partnershipId}
			and registration_invitation.id = ended.invitation_id`.execute(tx);
}
