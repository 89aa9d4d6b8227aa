import { error } from '@sveltejs/kit';
import { lookNumber, parseSeen } from '#features/registrations/input/door.ts';
import { keepHeadCounts } from '#features/registrations/server/door/head-counts.ts';
import { doubleScans, keepScans, seenByOthers } from '#features/registrations/server/door/scans.ts';
import { askedBy } from '../device.ts';
import type { RequestHandler } from './$types';

/** Keeps what the device saw, and tells it what the others saw after the look that it heard of last: `{ scans, headCounts }`. */
export const POST: RequestHandler = async (event) => {
	const device = await askedBy(event);
	const sent = parseSeen(await event.request.json().catch(() => undefined));
	if (!sent) error(400);
	const { visit } = event.locals;
	const kept = await keepScans(visit, device, sent.scans);
	await keepHeadCounts(visit, device, sent.headCounts);
	const after = lookNumber(event.url.searchParams.get('after'));
	const heard = await seenByOthers(visit, device, { after, sent: sent.scans });
	const doubles = await doubleScans(visit, device, [...sent.scans, ...heard.others]);
	return Response.json({ kept, ...heard, doubles });
};
