import { cached } from '../../../cached.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
	cached(event, 'instance');
};
