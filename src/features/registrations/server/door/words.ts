import { claimMark } from '../register/rows.ts';
import { ticketBits } from './admission.ts';
import type { NumberOfWords } from '../../rules/at-door.ts';
import type { Visit } from '../visit.ts';
import type { Device } from './devices.ts';

/**
 * The number to which a claim code leads at the device's own event, found by what its words give and never by
 * the words: those stay on the device. Undefined for words of no place there. Nobody can try them out, for
 * they carry 60 bits and only devices that were let in may ask.
 */
export async function numberOfWords(
	visit: Visit,
	{ partnershipId, eventId }: Device,
	lookup: Uint8Array
): Promise<NumberOfWords | undefined> {
	const place = await visit.sql
		.selectFrom('registration')
		.select(['id', 'product_id', 'ticket', 'state'])
		.where('lookup', '=', claimMark(visit.keys, lookup))
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirst();
	if (!place) return undefined;
	const rows = await visit.sql
		.selectFrom('registration_add_on')
		.select('product_id')
		.where('partnership_id', '=', partnershipId)
		.where('registration_id', '=', place.id)
		.execute();
	const chosen = [place, ...rows].map(({ product_id }) => product_id);
	return {
		ticket: place.ticket.toString('hex'),
		admits: await ticketBits(visit.sql, { partnershipId, eventId }, chosen),
		isConfirmed: place.state === 'confirmed'
	};
}
