import {
	publishPartnership,
	withdrawPartnership
} from '#features/funding/server/publish-partnership.ts';
import { fundersOfTeam } from '#features/funding/server/queries.ts';
import { logoForm } from '#features/media/input.ts';
import { changePicture, removePicture } from '#features/media/server/pictures.ts';
import { teamLogos } from '#features/media/server/queries.ts';
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
import { withId } from '#lib/form/parse.ts';
import { pictureUpload } from '../../../../sent-picture.ts';
import { worker, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	return {
		role: scope.member.role,
		partnership: await partnershipOfTeam(scope),
		partners: await partnersOfTeam(scope),
		funders: await fundersOfTeam(scope),
		logos: await teamLogos(scope)
	};
};

const act = worker(partnershipRefusals, { 'needs-amendment': 'startsOn', 'second-lead': 'role' });

/** A logo is the partner's or funder's: nobody else is named as its author. */
const ownersOwn = { author: '', licence: '' };

export const actions = {
	change: act(
		partnershipForm,
		changePartnership,
		({ revision, startsOn, endsOn, zone, leftColour, rightColour, ...texts }) => ({
			...{ revision, startsOn, endsOn, zone, leftColour, rightColour },
			texts
		})
	),
	addPartner: act(partnerForm, addPartner, ({ id: _, revision: __, ...partner }) => partner),
	changePartner: act(partnerForm, changePartner, withId),
	removePartner: act(recordForm, removePartner, (sent) => sent),
	addLogo: pictureUpload(logoForm, ({ id, alt }) => ({ ...ownersOwn, alt, recordId: id })),
	changeLogo: act(logoForm, changePicture, (sent) => ({ ...sent, ...ownersOwn })),
	removeLogo: act(recordForm, removePicture, (sent) => sent),
	publish: act(languageForm, publishPartnership, (sent) => sent),
	withdraw: act(languageForm, withdrawPartnership, (sent) => sent)
};
