import { expect, test } from 'vitest';
import { routeWave } from './route-wave.ts';

test('the way goes through the middle of each stop’s column', () => {
	expect(routeWave(2)).toBe('M 250 64 C 500 64 500 32 750 32');
});

test('a single stop is a point', () => {
	expect(routeWave(1)).toBe('M 500 64');
});
