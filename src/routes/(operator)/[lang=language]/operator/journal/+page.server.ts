import { error } from '@sveltejs/kit';
import { checkJournal } from '#features/accounts/server/journal-check.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context } }) => {
	if (!context.actor?.isOperator) error(404);
	return { chains: await checkJournal(context) };
};
