import * as v from 'valibot';
import {
	line,
	localised,
	optional,
	parseFields,
	requiredLine,
	uuid,
	wholeNumber
} from '#lib/form/parse.ts';
import { bytesOfHex } from '../rules/door.ts';

/** An instant that exists; a day that no month has is the one that it runs over to. */
const instant = v.pipe(
	v.string(),
	v.maxLength(40),
	v.isoTimestamp(),
	v.check((text) => !Number.isNaN(Date.parse(text))),
	v.transform((text) => new Date(text).toISOString()),
	v.check((text) => text >= '2000' && text < '2200')
);
const scans = v.array(
	v.object({
		id: uuid,
		listId: uuid,
		ticket: v.pipe(v.string(), v.regex(/^[0-9a-f]{10}$/)),
		direction: v.picklist(['in', 'out']),
		scannedAt: instant
	})
);
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const counts = v.array(
	v.pipe(
		v.object({
			id: uuid,
			sector: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
			low: whole,
			high: whole,
			countedAt: instant
		}),
		v.check(({ low, high }) => low <= high)
	)
);
const seen = v.object({
	scans: v.pipe(scans, v.maxLength(500)),
	headCounts: v.pipe(counts, v.maxLength(100))
});

export type SeenAtDoor = v.InferOutput<typeof seen>;

/** What a device sends of what it saw: 500 looks and 100 counts at once at most; undefined for anything else. */
export function parseSeen(sent: unknown): SeenAtDoor | undefined {
	const parsed = parseFields(seen, sent);
	return parsed.ok ? parsed.value : undefined;
}

/** The number of a look that a device heard of last; 0 for anything else, after which come all. */
export function lookNumber(sent: string | null): number {
	const number = Number(sent ?? 0);
	return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

const ofWords = v.object({ lookup: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });

/** What six words give, 32 bytes; undefined for anything else. */
export function parseLookup(sent: unknown): Uint8Array | undefined {
	const parsed = parseFields(ofWords, sent);
	return parsed.ok ? bytesOfHex(parsed.value.lookup) : undefined;
}

const places = v.pipe(
	wholeNumber,
	v.minValue(1, 'form.number_expected'),
	v.maxValue(1_000_000, 'form.number_expected')
);

export const doorListForm = v.object({
	title: localised(line(120)),
	productId: optional(uuid),
	/** A day by its number, or an event of the festival. */
	holdsOn: optional(v.union([uuid, v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/))])),
	capacity: optional(places)
});
export const deviceForm = v.object({ post: requiredLine(60) });

/** What a list is for as the command has it: a day by its number, or an event of the festival by its id. */
export const dayOfList = (holdsOn: string | undefined): { day?: number; subEventId?: string } => {
	if (!holdsOn) return {};
	return holdsOn.length > 3 ? { subEventId: holdsOn } : { day: Number(holdsOn) };
};
