import { workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { member, slug } = await workScope(event);
	return { slug, mayDownload: member.role === 'coordinator' };
};
