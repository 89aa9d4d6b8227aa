import { idForm } from '#features/accounts/input.ts';
import { outboxLetters, retryLetter } from '#features/accounts/server/outbox/outbox.ts';
import { ownWork } from '../../../../(team)/own-work.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { context, origin, sendsMail } }) => ({
	sendsMail,
	letters: await outboxLetters(context, origin)
});

export const actions: Actions = {
	retry: ownWork({
		schema: idForm,
		run: retryLetter,
		reasons: {
			'no-such-letter': 'operator.no_such_letter',
			'not-allowed': 'operator.refusal_not_allowed'
		}
	})
};
