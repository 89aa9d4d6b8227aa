import { sql as raw } from 'kysely';
import { checkCode } from '../../rules/ticket.ts';
import type { OwnPlace, PlaceTicket } from '../../types.ts';
import { signedTicket } from '../door/ticket-key.ts';
import type { Visit } from '../visit.ts';

/** What admits the person of this place: the signed text of the QR code, and its number to be read aloud; undefined unless the place is confirmed. */
export async function placeTicket(visit: Visit, place: OwnPlace): Promise<PlaceTicket | undefined> {
	if (place.state !== 'confirmed') return undefined;
	const { eventId, ticket: number } = place;
	const addOns = await addOnBits(visit, place);
	return {
		text: signedTicket(visit.keys, { eventId, number, addOns }),
		checkCode: checkCode(number)
	};
}

/** A bit for each add-on by its place among the event's, as the door's lists have it; a ticket has room for 16. */
export async function addOnBits(
	{ sql }: Visit,
	{ partnershipId, eventId, addOnIds }: Pick<OwnPlace, 'partnershipId' | 'eventId' | 'addOnIds'>
): Promise<number> {
	if (addOnIds.length === 0) return 0;
	const { rows } = await raw<{ id: string; bit: number }>`
		select id, (row_number() over (order by position, id) - 1)::int as bit from product
		where partnership_id = ${partnershipId} and event_id = ${eventId} and kind = 'add_on'`.execute(sql);
	return rows
		.filter(({ id, bit }) => bit < 16 && addOnIds.includes(id))
		.reduce((bits, { bit }) => bits | (1 << bit), 0);
}
