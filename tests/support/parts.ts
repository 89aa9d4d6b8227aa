import type { Handler } from '#platform/server/page-cache/make.ts';
import type { Parts } from '#platform/server/running/parts.ts';

/** A product without features: one public page that counts its runs, and one that takes as long as asked. */
export function smallParts(parts: Partial<Parts> = {}): Parts {
	let runs = 0;
	const handler: Handler = ({ url = '' }, res) => {
		const ms = Number(/^\/slow\/(\d+)$/.exec(url)?.[1] ?? 0);
		const control = ms > 0 ? 'no-store' : 'public';
		runs += 1;
		setTimeout(() => res.writeHead(200, { 'cache-control': control }).end(`run ${runs}`), ms);
	};
	return {
		loadHandler: () => Promise.resolve(handler),
		jobHandlers: () => ({}),
		firstSignInLink: () => Promise.resolve('/en/welcome'),
		fillEmpty: () => Promise.resolve(),
		catchUp: () => Promise.resolve(),
		pages: {
			channel: 'tiltas_revision',
			alwaysDropped: 'instance',
			revisions: () => Promise.resolve(new Map()),
			neverKept: []
		},
		turnedAway: () => undefined,
		takesFiles: () => false,
		...parts
	};
}
