import { error } from '@sveltejs/kit';
import { backupState } from '#platform/server/backup/state.ts';
import { running } from '#platform/server/running.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context } }) => {
	if (!context.actor?.isOperator) error(404);
	return { ...(await backupState(running().config, context.clock())) };
};
