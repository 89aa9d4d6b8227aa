import { workFacts } from '#features/reports/server/work-facts.ts';
import { workList } from '#features/reports/rules/work-list.ts';
import { workScope } from '../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const now = event.locals.context.clock();
	return { work: workList(await workFacts(scope, now, event.params.lang)) };
};
