import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { language, actor } }) => ({
	language,
	isOperator: actor?.isOperator ?? false
});
