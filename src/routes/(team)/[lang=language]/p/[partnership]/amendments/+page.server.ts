import * as v from 'valibot';
import { amendedFields } from '#features/activities/rules/amendments.ts';
import { amendmentRefusals } from '#features/activities/amendment-words.ts';
import { approveAmendment, approvePlan } from '#features/activities/server/amendments/approve.ts';
import {
	beginAmendment,
	proposeAmendment,
	setAmendmentChange,
	withdrawAmendment
} from '#features/activities/server/amendments/draft.ts';
import { amendments, planVersions } from '#features/activities/server/amendments/queries.ts';
import { plan } from '#features/activities/server/queries.ts';
import { prose, uuid } from '#lib/form/parse.ts';
import { worker, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const { language } = event.locals;
	const { activities } = await plan(scope);
	return {
		role: scope.member.role,
		partnershipId: scope.partnershipId,
		activities: activities.map(({ id, number, title }) => ({
			id,
			title: `${number} ${title[language].draft || title.en.draft || title.lt.draft || title.nb.draft}`
		})),
		amendments: await amendments(scope),
		versions: await planVersions(scope),
		open: Number(event.url.searchParams.get('version'))
	};
};

const amendment = v.object({ id: uuid });
const value = v.optional(prose(2000), '');
const change = v.object({
	id: uuid,
	recordId: uuid,
	field: v.picklist(amendedFields, 'form.choice_expected'),
	value
});

const act = worker(amendmentRefusals, {
	'needs-reason': 'reason',
	'no-such-field': 'field',
	'not-a-day': 'value',
	'needs-value': 'value',
	unchanged: 'value'
});

export const actions = {
	approvePlan: act(v.object({}), approvePlan, () => ({})),
	begin: act(v.object({ reason: value }), beginAmendment, (sent) => sent),
	change: act(change, setAmendmentChange, (sent) => sent),
	propose: act(amendment, proposeAmendment, (sent) => sent),
	approve: act(amendment, approveAmendment, (sent) => sent),
	withdraw: act(amendment, withdrawAmendment, (sent) => sent)
};
