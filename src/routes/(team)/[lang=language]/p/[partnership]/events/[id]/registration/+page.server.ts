import { recordForm } from '#features/partnership/input.ts';
import { eventKey } from '#features/privacy/server/keys/queries.ts';
import * as forms from '#features/registrations/input/team.ts';
import * as products from '#features/registrations/server/settings/products.ts';
import { guestsOf } from '#features/registrations/server/invitations/queries.ts';
import { teamRegistration } from '#features/registrations/server/settings/queries.ts';
import * as questions from '#features/registrations/server/settings/questions.ts';
import * as quotas from '#features/registrations/server/settings/quotas.ts';
import { setUpRegistration } from '#features/registrations/server/settings/set-up.ts';
import {
	settingRefusals,
	settingRefusedFields
} from '#features/registrations/ui/settings/refusals.ts';
import { worker, workScope } from '../../../../../../work.ts';
import { invite, setShare, withdrawLink } from './guests.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const { id } = event.params;
	const key = await eventKey(scope, id);
	return {
		registration: await teamRegistration(scope, id),
		guests: await guestsOf(scope, id),
		hasKey: key !== undefined && !key.isLost
	};
};

const act = worker(settingRefusals, settingRefusedFields);

export const actions = {
	setShare,
	invite,
	withdrawLink,
	setUp: act(forms.settingForm, setUpRegistration, (sent, { id }) => ({ ...sent, eventId: id })),
	addQuota: act(forms.newQuotaForm, quotas.addQuota, (sent, { id }) => ({ ...sent, eventId: id })),
	changeQuota: act(forms.quotaForm, quotas.changeQuota, ({ revision, ...sent }) => ({
		...sent,
		revision
	})),
	removeQuota: act(recordForm, quotas.removeQuota, (sent) => sent),
	addProduct: act(forms.newProductForm, products.addProduct, (sent, { id }) => ({
		...sent,
		eventId: id
	})),
	changeProduct: act(forms.productForm, products.changeProduct, ({ revision, ...sent }) => ({
		...sent,
		revision
	})),
	withdrawProduct: act(recordForm, products.withdrawProduct, (sent) => sent),
	addQuestion: act(forms.newQuestionForm, questions.addQuestion, (sent, { id }) => ({
		...sent,
		eventId: id
	})),
	changeQuestion: act(forms.questionForm, questions.changeQuestion, (sent) => sent),
	withdrawQuestion: act(recordForm, questions.withdrawQuestion, (sent) => sent)
};
