import * as kept from './kept.ts';

/*
 * Telephones go wrong by minutes, some by hours, and which of two looks at a code was the later one decides
 * who is inside. So each answer's time is heard, and the device's own is put right by it, without network too.
 */
let aheadMs = 0;

// An answer says its time in whole seconds, and has been under way.
const tolerableMs = 3_000;

/** Takes up what was heard before, at a start without network. */
export async function openTime(): Promise<void> {
	aheadMs = (await kept.keptAhead()) ?? 0;
}

/** Hears the server's time from an answer that came just now. */
export async function hearTime(date: string | null): Promise<void> {
	const served = Date.parse(date ?? '');
	if (Number.isNaN(served)) return;
	// eslint-disable-next-line no-restricted-syntax -- this is about the device's own clock
	const ahead = Date.now() - served;
	const heard = Math.abs(ahead) < tolerableMs ? 0 : ahead;
	if (Math.abs(heard - aheadMs) < tolerableMs) return;
	aheadMs = heard;
	await kept.keepAhead(heard);
}

/** The server's time at a moment of the device's clock. */
export const exactly = (now: Date) => new Date(now.getTime() - aheadMs);
