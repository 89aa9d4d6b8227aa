import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** An address that leads nowhere is told so by a page like the others: with the way back, and without script. */
export const load: PageServerLoad = () => error(404, 'Not found');
