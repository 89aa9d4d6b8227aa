import { expect, test } from 'vitest';
import { eraseAt, erasedOn } from './rules.ts';

test.each([
	['an event that ends in the evening', '2022-06-12T15:00:00Z'],
	['one of which nobody knows when its last day ends', '2022-06-12T21:00:00Z']
])('the day after %s is the next day, also where it ends at midnight', (_, endsAt) => {
	expect(erasedOn(eraseAt(new Date(endsAt), 1), 'Europe/Vilnius')).toBe('2022-06-13');
});
