import { idForm, operatorForm, personForm } from '#features/accounts/input.ts';
import { accountRefusals } from '#features/accounts/refusals.ts';
import {
	inviteOperator,
	withdrawOperatorInvitation
} from '#features/accounts/server/operators/invite-operator.ts';
import {
	operators,
	pendingOperators,
	removeOperator
} from '#features/accounts/server/operators/operators.ts';
import { ownWork } from '../../../../(team)/own-work.ts';
import type { Actions, PageServerLoad } from './$types';

const reasons = accountRefusals;

export const load: PageServerLoad = async ({ locals: { context } }) => ({
	operators: await operators(context),
	invitations: await pendingOperators(context),
	own: context.actor?.accountId
});

export const actions: Actions = {
	invite: ownWork({
		schema: operatorForm,
		run: inviteOperator,
		reasons,
		at: { 'already-operator': 'email' }
	}),
	withdraw: ownWork({ schema: idForm, run: withdrawOperatorInvitation, reasons }),
	remove: ownWork({
		schema: personForm,
		run: (context, { account }) => removeOperator(context, { accountId: account }),
		reasons
	})
};
