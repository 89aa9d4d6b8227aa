import {
	publishPartnership,
	withdrawPartnership
} from '#features/funding/server/publish-partnership.ts';
import {
	languageForm,
	partnerForm,
	partnershipForm,
	recordForm
} from '#features/partnership/input.ts';
import { partnershipRefusals } from '#features/partnership/refusals.ts';
import { addPartner, changePartner, removePartner } from '#features/partnership/server/partners.ts';
import { changePartnership } from '#features/partnership/server/partnerships.ts';
import { partnersOfTeam, partnershipOfTeam } from '#features/partnership/server/queries.ts';
import { worker, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	return {
		role: scope.member.role,
		partnership: await partnershipOfTeam(scope),
		partners: await partnersOfTeam(scope)
	};
};

const act = worker(partnershipRefusals, { 'needs-amendment': 'startsOn', 'second-lead': 'role' });

export const actions = {
	change: act(
		partnershipForm,
		changePartnership,
		({ revision, startsOn, endsOn, zone, ...texts }) => ({
			revision,
			startsOn,
			endsOn,
			zone,
			texts
		})
	),
	addPartner: act(partnerForm, addPartner, ({ id: _, revision: __, ...partner }) => partner),
	changePartner: act(partnerForm, changePartner, ({ id = '', revision, ...partner }) => ({
		id,
		revision,
		...partner
	})),
	removePartner: act(recordForm, removePartner, (sent) => sent),
	publish: act(languageForm, publishPartnership, (sent) => sent),
	withdraw: act(languageForm, withdrawPartnership, (sent) => sent)
};
