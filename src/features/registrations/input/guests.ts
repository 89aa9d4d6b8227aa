import * as v from 'valibot';
import { line, optional, uuid, wholeNumber } from '#lib/form/parse.ts';

const seats = (least: number) =>
	v.pipe(
		wholeNumber,
		v.minValue(least, 'settings.number_out_of_range'),
		v.maxValue(1000, 'settings.number_out_of_range')
	);

export const seatShareForm = v.object({ partnerId: uuid, seats: seats(0) });
export const guestsForm = v.object({ partnerId: v.optional(optional(uuid)), seats: seats(1) });
export const moveWaitingForm = v.object({
	id: uuid,
	to: v.picklist(['front', 'back'], 'form.choice_expected'),
	reason: line(500)
});
