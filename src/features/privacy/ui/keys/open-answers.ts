import { openingHere, type OpenChunk, type Sealed } from './open-here.ts';
import type { KeyPair } from './key-pairs.ts';
import { browserKey, type OpeningKey } from './opener.ts';

export type OpenedAnswer = { registrationId: string; questionId: string; text: string | undefined };

type Texts = Awaited<ReturnType<OpenChunk>>;

const atOnce = 200;
const mostWorkers = 8;

type Opening = { signal: AbortSignal; progress: (opened: number) => void };

/**
 * What opens answers with one key, beside the page in as many workers as there are processors, so that the
 * page stays alive and can say how far it is; in the page where there are no workers. The text is undefined
 * where one does not open. The signal ends it and takes the key away; what is opened then is left undone.
 */
export async function answersOpener(key: KeyPair, { signal, progress }: Opening) {
	const own = { publicKey: key.publicKey, privateKey: await browserKey(key.privateKey) };
	const here = openingHere(own);
	const beside = signal.aborted ? [] : workers();
	const lanes = beside.map((worker) => inWorker(worker, own, { signal, here }));
	let opened = 0;
	return async (sealed: readonly Sealed[]): Promise<OpenedAnswer[]> => {
		const texts: Texts = [];
		let next = 0;
		const work = async (open: OpenChunk) => {
			while (next < sealed.length && !signal.aborted) {
				const at = next;
				next += atOnce;
				const chunk = sealed.slice(at, next);
				const found = await open(chunk);
				for (const [index, text] of found.entries()) texts[at + index] = text;
				opened += chunk.length;
				progress(opened);
			}
		};
		await Promise.all((lanes.length > 0 ? lanes : [here]).map(work));
		return sealed.map(([registrationId, questionId], at) => ({
			registrationId,
			questionId,
			text: texts[at]
		}));
	};
}

function workers(): Worker[] {
	if (typeof Worker === 'undefined') return [];
	const count = Math.min(navigator.hardwareConcurrency || 1, mostWorkers);
	const begin = () =>
		new Worker(new URL('./answer-worker.ts', import.meta.url), { type: 'module' });
	return Array.from({ length: count }, begin);
}

/** A worker's share of the work; if the browser does not let it work, the page does it itself. */
function inWorker(
	worker: Worker,
	key: OpeningKey,
	{ signal, here }: { signal: AbortSignal; here: OpenChunk }
): OpenChunk {
	let answer: (texts: Texts | undefined) => void = () => undefined;
	let isBroken = false;
	worker.onmessage = ({ data }: MessageEvent<Texts>) => answer(data);
	worker.onerror = worker.onmessageerror = () => {
		isBroken = true;
		answer(undefined);
	};
	signal.addEventListener('abort', () => {
		worker.terminate();
		answer([]);
	});
	worker.postMessage(key);
	return async (chunk) => {
		if (isBroken) return here(chunk);
		const texts = await new Promise<Texts | undefined>((done) => {
			answer = done;
			worker.postMessage(chunk);
		});
		return texts ?? here(chunk);
	};
}
