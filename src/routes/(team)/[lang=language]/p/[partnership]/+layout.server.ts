import { draftsOfPage } from '#features/accounts/server/form-drafts.ts';
import { teamSize } from '#features/accounts/server/team/people.ts';
import { partnershipTitle } from '#features/accounts/server/team/places.ts';
import { draftName } from '#lib/form/draft-name.ts';
import { workScope } from '../../../work.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (event) => {
	const scope = await workScope({
		locals: event.locals,
		params: { partnership: event.params.partnership }
	});
	const { slug, member } = scope;
	return {
		slug,
		role: member.role,
		teamSize: await teamSize(scope),
		title: await partnershipTitle(scope, event.locals.language),
		drafts: await draftsOfPage(scope, draftName(event.url.pathname, ''))
	};
};
