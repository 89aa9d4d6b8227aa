import { error } from '@sveltejs/kit';
import { parseSeen } from '#features/registrations/input/door.ts';
import { keepHeadCounts } from '#features/registrations/server/door/head-counts.ts';
import { doubleScans, keepScans, seenByOthers } from '#features/registrations/server/door/scans.ts';
import { askedBy } from '../device.ts';
import type { RequestHandler } from './$types';

/** Keeps what the device saw, and tells it what the others saw since: `{ scans, headCounts }`. */
export const POST: RequestHandler = async (event) => {
	const device = await askedBy(event);
	const sent = parseSeen(await event.request.json().catch(() => undefined));
	if (!sent) error(400);
	const { visit } = event.locals;
	const kept = await keepScans(visit, device, sent.scans);
	await keepHeadCounts(visit, device, sent.headCounts);
	const since = event.url.searchParams.get('since');
	return Response.json({
		kept,
		others: await seenByOthers(visit, device, since),
		doubles: await doubleScans(visit, device)
	});
};
