import { ownPartnerships } from '#features/accounts/server/team/places.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context, language } }) => ({
	partnerships: await ownPartnerships(context, language)
});
