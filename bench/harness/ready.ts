import { readFileSync } from 'node:fs';
import { setInterval as every } from 'node:timers/promises';

/** Waits until a server serves, a minute at most; its output says why it does not. */
export async function untilReady(port: number, output: string): Promise<void> {
	const deadline = performance.now() + 60_000;
	for await (const _ of every(100)) {
		const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined);
		if (answer?.ok) return;
		if (performance.now() > deadline)
			throw new Error(`The server did not start:\n${readFileSync(output, 'utf8')}`);
	}
}
