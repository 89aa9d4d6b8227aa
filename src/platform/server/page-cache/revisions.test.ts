import { expect, onTestFinished, test } from 'vitest';
import { watchRevisions } from './revisions.ts';

/** A watch over revisions that the test moves, with what it dropped and what it warned of. */
async function watching(first: Record<string, number>) {
	const state = { revisions: first, isBroken: false, hear: (_: string | undefined) => {} };
	const seen: string[] = [];
	const stop = await watchRevisions({
		listen: (handler) => Promise.resolve((state.hear = handler)),
		revisions: () =>
			state.isBroken
				? Promise.reject(new Error('no database'))
				: Promise.resolve(new Map(Object.entries(state.revisions))),
		drop: (tag) => seen.push(tag),
		dropAll: () => seen.push('everything'),
		log: { warn: (_, sentence) => seen.push(sentence) },
		everyMs: 10
	});
	onTestFinished(stop);
	const settled = () => new Promise((soon) => setTimeout(soon, 60));
	return { state, seen, settled, stop };
}

test('a notification drops its tag at once, and reading the revision does not drop it again', async () => {
	const { state, seen, settled } = await watching({ a: 1, b: 1 });
	state.revisions = { a: 2, b: 1 };
	state.hear('a');
	expect(seen).toEqual(['a']);
	await settled();
	expect(seen).toEqual(['a']);
});

test('a lost notification is healed by reading, also for what is new or gone', async () => {
	const { state, seen, settled } = await watching({ a: 1, b: 1, c: 1 });
	state.revisions = { a: 2, b: 1, d: 1 };
	await settled();
	expect(seen.sort()).toEqual(['a', 'c', 'd']);
});

test('one of two notifications lost still drops the tag', async () => {
	const { state, seen, settled } = await watching({ a: 1 });
	state.revisions = { a: 3 };
	state.hear('a');
	await settled();
	expect(seen).toEqual(['a', 'a']);
});

test('a connection made anew forgets everything, because notifications may be lost', async () => {
	const { state, seen } = await watching({ a: 1 });
	state.hear(undefined);
	expect(seen).toEqual(['everything']);
});

test('an outage is told once, and what changed in it is found afterwards', async () => {
	const { state, seen, settled } = await watching({ a: 1 });
	state.isBroken = true;
	await settled();
	state.revisions = { a: 2 };
	state.isBroken = false;
	await settled();
	expect(seen).toEqual(['the revisions of the pages cannot be read', 'a']);
});

test('a stopped watch reads no more', async () => {
	const { state, seen, settled, stop } = await watching({ a: 1 });
	stop();
	state.revisions = { a: 2 };
	await settled();
	expect(seen).toEqual([]);
});
