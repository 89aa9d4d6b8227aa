import * as v from 'valibot';
import { line, optional, prose, uuid, wholeNumber } from '#lib/form/parse.ts';
import { readCheckCode } from '../rules/ticket.ts';

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

const isCode = (typed: string) => readCheckCode(typed) !== undefined;
const codeLines = v.pipe(
	prose(10_000),
	v.transform((typed) => typed.split('\n').filter((one) => one.trim())),
	v.check((codes) => codes.length > 0, 'form.required'),
	v.check((codes) => codes.every(isCode), 'registrations.code_unreadable'),
	v.transform((codes) => codes.flatMap((one) => readCheckCode(one) ?? []))
);

/** The check codes of places that are taken back, one a line. */
export const takenBackForm = v.pipe(
	v.object({ codes: codeLines, reason: line(500) }),
	v.transform(({ codes, reason }) => ({ tickets: codes, reason }))
);
