import { registrationWindow } from '../rules.ts';
import type { Product, RegistrationForm } from '../types.ts';

export type SwitchRefusal = 'ended' | 'closed' | 'no-such-product';

/** Why nobody can change to this kind of place now: online can be chosen until the event is over, the rest while places are given. */
export function switchRefusal(
	form: RegistrationForm,
	{ attendance }: Pick<Product, 'attendance'>,
	now: Date
): SwitchRefusal | undefined {
	if (now >= form.event.endsAt || ['cancelled', 'held'].includes(form.event.state)) return 'ended';
	const isGiven = registrationWindow(form, now) === 'open' || attendance === 'online';
	return isGiven ? undefined : 'closed';
}

/** The kinds of places to which somebody with this one can change now. */
export const choicesBeside = (
	form: RegistrationForm,
	productId: string,
	now: Date
): readonly Product[] =>
	form.products.filter(
		(product) =>
			product.kind === 'place' && product.id !== productId && !switchRefusal(form, product, now)
	);
