import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { CapturedResponse } from './captured-response.ts';
import { makePage, type Page } from './page.ts';
import { largestPageBytes, maxAgeSeconds, type Head } from './storable.ts';
import { visitorRequest } from './visitor-request.ts';

export type Handler = (req: IncomingMessage, res: ServerResponse) => void;
export type Made = { kind: 'page'; page: Page } | { kind: 'forwarded' } | { kind: 'failed' };

/**
 * Runs the handler once. An answer that must not be kept goes straight to the target; with an old
 * page at hand a fault is not passed on, because the old page is better.
 */
export async function makeOnce(options: {
	req: IncomingMessage;
	target: ServerResponse;
	handler: Handler;
	clock: Clock;
	patienceMs: number;
	hasOld: boolean;
}): Promise<Made> {
	const { target, handler, hasOld } = options;
	const req = visitorRequest(options.req);
	const decide = (head: Head) => {
		if (maxAgeSeconds(head) !== undefined) return 'keep';
		return hasOld && head.status >= 500 ? 'refuse' : 'forward';
	};
	const response = new CapturedResponse({ req, target, decide, mostBytes: largestPageBytes });
	const timer = setTimeout(() => response.destroy(), options.patienceMs).unref();
	const now = options.clock().getTime();
	try {
		handler(req, response as unknown as ServerResponse);
	} catch (error) {
		response.destroy(error as Error);
	}
	const captured = await response.captured;
	clearTimeout(timer);
	if (captured.kind !== 'whole') return { kind: captured.kind };
	const times = { now, maxAgeSeconds: maxAgeSeconds(captured.head) ?? 0 };
	return { kind: 'page', page: await makePage(captured.head, captured.body, times) };
}
