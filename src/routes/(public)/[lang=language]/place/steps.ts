import { changedAnswers, changedContact, otherProduct } from '#features/registrations/input.ts';
import { changeAnswers } from '#features/registrations/server/changing/change-answers.ts';
import { changeContact } from '#features/registrations/server/changing/change-contact.ts';
import { switchPlace } from '#features/registrations/server/changing/switch-place.ts';
import { placeRefusals, refusals } from '#features/registrations/ui/refusals.ts';
import { parseForm } from '#lib/form/parse.ts';
import { known } from '../../../(team)/refused.ts';
import { isWithinLimits } from '../../../limits.ts';
import type { Step } from './step.ts';

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

/** Exchanges the place for one of another kind. */
export const switches =
	({ visit }: App.Locals): Step =>
	async ({ place, form }, sent) => {
		if (!form) return { refusal: placeRefusals.ended };
		const parsed = parseForm(otherProduct, sent);
		if (!parsed.ok) return { refusal: placeRefusals['no-such-product'] };
		const { revision, product: productId } = parsed.value;
		const chosen = { place: { ...place, revision }, productId };
		const switched = await switchPlace(visit, form, chosen);
		if (switched.ok) return { done: 'registrations.switched' };
		return { refusal: placeRefusals[switched.reason] };
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
