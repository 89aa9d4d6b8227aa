import { plan } from '#features/activities/server/queries.ts';
import { eventsOf } from '#features/events/server/queries.ts';
import { attributionForm, evidenceForm, funderForm, grantForm } from '#features/funding/input.ts';
import { fundingRefusals } from '#features/funding/refusals.ts';
import { enterDutyEvidence, withdrawDutyEvidence } from '#features/funding/server/duty-evidence.ts';
import { addFunder, changeFunder } from '#features/funding/server/funders.ts';
import {
	attribute,
	changeGrant,
	endAttribution,
	enterGrant
} from '#features/funding/server/grants.ts';
import { fundersOfTeam, grantsOfTeam } from '#features/funding/server/queries.ts';
import { rulePacks } from '#features/funding/server/rule-packs.ts';
import { recordForm } from '#features/partnership/input.ts';
import { withId } from '#lib/form/parse.ts';
import { uploadLimitMb } from '../../../../sent-file.ts';
import { uploader, worker, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	return {
		role: scope.member.role,
		limitMb: uploadLimitMb(),
		funders: await fundersOfTeam(scope),
		grants: await grantsOfTeam(scope),
		rulePacks: rulePacks.map(({ id, title }) => ({ id, title })),
		activities: (await plan(scope)).activities,
		events: await eventsOf(scope, event.locals.context.clock())
	};
};

const act = worker(fundingRefusals, {
	'no-such-funder': 'funderId',
	'no-such-rule-pack': 'rulePack'
});

const upload = uploader(fundingRefusals);

export const actions = {
	addFunder: act(funderForm, addFunder, ({ name, website }) => ({ name, website })),
	changeFunder: act(funderForm, changeFunder, withId),
	enterGrant: act(grantForm, enterGrant, ({ id: _, revision: __, ...sent }) => sent),
	changeGrant: act(grantForm, changeGrant, withId),
	attribute: act(attributionForm, attribute, ({ id, ...sent }) => ({ ...sent, grantId: id })),
	endAttribution: act(attributionForm, endAttribution, ({ id, recordId }) => ({
		grantId: id,
		recordId
	})),
	enterEvidence: upload(evidenceForm, enterDutyEvidence, ({ id, ...sent }, _, file) => ({
		...sent,
		file,
		grantId: id
	})),
	withdrawEvidence: act(recordForm, withdrawDutyEvidence, (sent) => sent)
};
