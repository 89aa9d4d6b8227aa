/* Runs beside the page: gets the key once, then answers to open. It reaches nothing but the page that began it. */
import { openingHere, type OpenChunk, type Sealed } from './open-here.ts';
import type { OpeningKey } from './opener.ts';

let open: OpenChunk | undefined;

addEventListener('message', ({ data }: MessageEvent<OpeningKey | Sealed[]>) => {
	if (!Array.isArray(data)) open = openingHere(data);
	else if (open) void open(data).then((texts) => postMessage(texts));
	// The page hears of it and opens them itself.
	else throw new Error('the key did not arrive');
});
