import { checkCode } from '../../rules/ticket.ts';
import type { OwnPlace, PlaceTicket } from '../../types.ts';
import { ticketBits } from '../door/admission.ts';
import { signedTicket } from '../door/ticket-key.ts';
import type { Visit } from '../visit.ts';

/** What admits the person of this place: the signed text of the QR code, and its number to be read aloud; undefined unless the place is confirmed. */
export async function placeTicket(visit: Visit, place: OwnPlace): Promise<PlaceTicket | undefined> {
	if (place.state !== 'confirmed') return undefined;
	const { eventId, ticket: number } = place;
	const admits = await ticketBits(visit.sql, place, [place.productId, ...place.addOnIds]);
	return {
		text: signedTicket(visit.keys, { eventId, number, admits }),
		checkCode: checkCode(number)
	};
}
