import { expect, test } from 'vitest';
import { Readings } from './readings.ts';

function readings(most?: number) {
	let now = Date.parse('2022-05-31T09:00:00Z');
	let count = 0;
	const kept = new Readings({ clock: () => new Date(now), ...(most ? { most } : {}) });
	return {
		kept,
		pass: (ms: number) => void (now += ms),
		ask: (name: string, tag = 'a') => kept.get(name, tag, () => Promise.resolve((count += 1)))
	};
}

test('is read once for all who ask at once, and again after its time', async () => {
	const { ask, pass } = readings();
	expect(await Promise.all([ask('x'), ask('x'), ask('y')])).toEqual([1, 1, 2]);
	pass(59_999);
	expect(await ask('x')).toBe(1);
	pass(1);
	expect(await ask('x')).toBe(3);
});

test('what is kept can be had without reading it, until its time or its tag is over', async () => {
	const { kept, ask, pass } = readings();
	expect(kept.kept('x')).toBe(undefined);
	await ask('x');
	expect(await kept.kept('x')).toBe(1);
	pass(60_000);
	expect(kept.kept('x')).toBe(undefined);
	await ask('x');
	kept.drop(['a']);
	expect(kept.kept('x')).toBe(undefined);
});

test('is forgotten with its tag, also while it is being read', async () => {
	const { kept, ask } = readings();
	await ask('other', 'b');
	let go: (value: string) => void = () => {};
	const old = kept.get('x', 'a', () => new Promise<string>((found) => (go = found)));
	kept.drop(['a']);
	expect(await ask('x')).toBe(2);
	go('from before');
	expect(await old).toBe('from before');
	expect([await ask('x'), await ask('other', 'b')]).toEqual([2, 1]);
	kept.dropAll();
	expect([await ask('x'), await ask('other', 'b')]).toEqual([3, 4]);
});

test('a reading that fails is not kept, and what was read longest ago makes room', async () => {
	const { kept, ask } = readings(2);
	await expect(kept.get('x', 'a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
	expect([await ask('x'), await ask('y'), await ask('z')]).toEqual([1, 2, 3]);
	expect([await ask('z'), await ask('y'), await ask('x')]).toEqual([3, 2, 4]);
});
