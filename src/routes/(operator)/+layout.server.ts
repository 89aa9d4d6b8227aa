import { error } from '@sveltejs/kit';
import type { LayoutServerLoad } from './$types';

/** To everybody but operators there are no such pages. */
export const load: LayoutServerLoad = ({ locals: { language, actor } }) => {
	if (!actor?.isOperator) error(404);
	return { language, isOperator: true };
};
