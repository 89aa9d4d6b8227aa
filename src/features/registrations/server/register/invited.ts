import { mark } from '#features/privacy/server/participant-keys.ts';
import type { Visit } from '../visit.ts';

/** The invitation to this event that a link's token stands for, if it has not been withdrawn. */
export async function invitationOf(
	{ sql, keys }: Visit,
	eventId: string,
	token: string | undefined
): Promise<string | undefined> {
	if (!token) return undefined;
	const row = await sql
		.selectFrom('registration_invitation')
		.select('id')
		.where('token_hash', '=', mark(keys, 'invitation', token))
		.where('event_id', '=', eventId)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst();
	return row?.id;
}
