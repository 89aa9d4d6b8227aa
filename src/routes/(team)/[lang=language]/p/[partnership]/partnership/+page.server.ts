import { publishPartnership, withdrawPartnership } from '#features/funding/server/publish-partnership.ts';
import { languageForm, partnerForm, partnershipForm, recordForm } from '#features/partnership/input.ts';
import { partnershipRefusals as reasons } from '#features/partnership/refusals.ts';
import { addPartner, changePartner, removePartner } from '#features/partnership/server/partners.ts';
import { changePartnership } from '#features/partnership/server/partnerships.ts';
import { partnersOfTeam, partnershipOfTeam } from '#features/partnership/server/queries.ts';
import { work, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	return {
		role: scope.member.role,
		partnership: await partnershipOfTeam(scope),
		partners: await partnersOfTeam(scope)
	};
};

export const actions = {
	change: work({
		schema: partnershipForm,
		command: changePartnership,
		input: ({ revision, startsOn, endsOn, zone, ...texts }) => ({ revision, startsOn, endsOn, zone, texts }),
		reasons,
		at: { 'needs-amendment': 'startsOn' }
	}),
	addPartner: work({
		schema: partnerForm,
		command: addPartner,
		input: ({ id: _, revision: __, ...partner }) => partner,
		reasons,
		at: { 'second-lead': 'role' }
	}),
	changePartner: work({
		schema: partnerForm,
		command: changePartner,
		input: ({ id = '', revision, ...partner }) => ({ id, revision, ...partner }),
		reasons,
		at: { 'second-lead': 'role' }
	}),
	removePartner: work({ schema: recordForm, command: removePartner, input: (sent) => sent, reasons }),
	publish: work({
		schema: languageForm,
		command: publishPartnership,
		input: ({ language, overrideReason }) => ({ language, overrideReason }),
		reasons
	}),
	withdraw: work({ schema: languageForm, command: withdrawPartnership, input: ({ language }) => ({ language }), reasons })
};
