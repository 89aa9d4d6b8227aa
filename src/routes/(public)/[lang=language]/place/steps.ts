import { changedAnswers, changedContact } from '#features/registrations/input.ts';
import { changeAnswers } from '#features/registrations/server/place/change-answers.ts';
import { changeContact } from '#features/registrations/server/place/change-contact.ts';
import { placeRefusals, refusals } from '#features/registrations/ui/refusals.ts';
import { parseForm } from '#lib/form/parse.ts';
import { known } from '../../../(team)/refused.ts';
import { isWithinLimits } from '../../../limits.ts';
import type { Step } from './opened.ts';

// Nobody has more addresses than that, and nobody gets more letters than that from one place.
const newAddresses = 4;

/** Puts the answers that were sent in the place of those that stand. */
export const changesAnswers =
	({ visit }: App.Locals): Step =>
	async ({ place, form }, sent) => {
		if (!form) return { refusal: placeRefusals.ended };
		const parsed = changedAnswers(form.questions, sent);
		if (!parsed.ok) return { problems: known(parsed.problems) };
		const changed = await changeAnswers(visit, form, { place, ...parsed.value });
		if (changed.ok) return { done: 'registrations.answers_saved' };
		return { refusal: placeRefusals[changed.reason] };
	};

/** Has letters go to another address, or nowhere. */
export const changesContact =
	(locals: App.Locals): Step =>
	async ({ place, form }, sent) => {
		if (!form) return { refusal: placeRefusals.ended };
		const parsed = parseForm(changedContact, sent);
		if (!parsed.ok) return { problems: known(parsed.problems) };
		const isRemoved = sent.get('remove') === 'yes';
		const contact = isRemoved ? undefined : parsed.value.contact;
		if (!contact && !isRemoved) {
			return { problems: [{ field: 'contact', problem: 'form.required' }] };
		}
		const often = { 'contact by place': [place.id, newAddresses] } as const;
		if (contact && !(await isWithinLimits(locals, often))) {
			return { refusal: refusals['too-often'] };
		}
		const changed = await changeContact(locals.visit, form, { place, contact });
		if (!changed.ok) return { refusal: placeRefusals[changed.reason] };
		return { done: contact ? 'registrations.contact_saved' : 'registrations.contact_removed' };
	};
