import { expect, it } from 'vitest';
import { nothingMoved, summed } from './sums.ts';

it('names what stands for the least number of people, and carries less over', () => {
	const first = summed(nothingMoved, { taken: 4, ended: 12, confirmed: 0 }, 10);
	expect(first).toEqual({
		changes: {
			'registrations.taken': { after: '< 10' },
			'registrations.ended': { after: 12 }
		},
		carried: { taken: 4, ended: 0, confirmed: 0 }
	});
	expect(summed(first.carried, { taken: 6, ended: 0, confirmed: 0 }, 10)).toEqual({
		changes: { 'registrations.taken': { after: 10 } },
		carried: nothingMoved
	});
});
