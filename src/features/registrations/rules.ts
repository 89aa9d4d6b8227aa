import { dayIn } from '#lib/format/dates.ts';
import type { NewRegistration, RegistrationForm, Setting, WindowState } from './types.ts';

type Asked = {
	event: Pick<RegistrationForm['event'], 'state' | 'endsAt'>;
	setting: Pick<Setting, 'mode' | 'opensAt' | 'closesAt'>;
	eventKey: Uint8Array | undefined;
};

/**
 * Whether places are given at this instant; page and command ask the same. Places end with the event,
 * and a cancelled or held one gives none.
 */
export function registrationWindow({ event, setting, eventKey }: Asked, now: Date): WindowState {
	if (setting.mode === 'none' || event.state === 'draft') return 'none';
	if (event.state === 'cancelled' || event.state === 'held') return 'closed';
	const closes = setting.closesAt ?? event.endsAt;
	if (now >= closes || now >= event.endsAt) return 'closed';
	if (!eventKey) return 'no_key';
	return setting.opensAt && now < setting.opensAt ? 'not_yet' : 'open';
}

export type FormRefusal = 'too-many' | 'no-such-product' | 'incomplete' | 'not-invited';

/** Why a registration does not fit its form: answers are sealed, so only their presence can be seen. */
export function formRefusal(
	{ setting, products, questions }: RegistrationForm,
	sent: NewRegistration
): FormRefusal | undefined {
	if (sent.places.length < 1 || sent.places.length > setting.mostInGroup) return 'too-many';
	const chosen = sent.productIds.map((id) => products.find((product) => product.id === id));
	const [first, ...addOns] = chosen;
	if (first?.kind !== 'place' || addOns.some((product) => product?.kind !== 'add_on')) {
		return 'no-such-product';
	}
	if (new Set(sent.productIds).size !== sent.productIds.length) return 'no-such-product';
	if (setting.mode === 'invitation' && !sent.invitationId) return 'not-invited';
	const asked = new Map(questions.map((question) => [question.id, question]));
	const known = sent.places.every(({ answers }) =>
		answers.every(({ questionId, optionId }) => {
			const question = asked.get(questionId);
			if (!question || optionId === undefined) return question !== undefined;
			if (optionId === '') return !question.isRequired;
			return question.options.some((option) => option.id === optionId);
		})
	);
	const answered = new Set(sent.places[0]?.answers.map(({ questionId }) => questionId));
	const isWhole = questions.every(({ id, isRequired }) => !isRequired || answered.has(id));
	return known && isWhole ? undefined : 'incomplete';
}

/** Whether it is known without asking that these products can't be had: all is taken, nothing lapses, nobody may wait. */
export function isAllTaken(
	{ setting, products, nextLapse }: RegistrationForm,
	productIds: readonly string[],
	now: Date
): boolean {
	if (setting.waitingList !== 'off' || setting.mode === 'approval') return false;
	if (nextLapse && nextLapse <= now) return false;
	return products.some(({ id, isFull }) => isFull && productIds.includes(id));
}

/** The instant at which an answer is erased: that many days after the event's last moment. */
export function eraseAt(endsAt: Date, retentionDays: number): Date {
	return new Date(endsAt.getTime() + retentionDays * 86_400_000);
}

/** The day by whose end what is erased at this instant is gone: midnight ends a day. */
export const erasedOn = (instant: Date, zone: string): string =>
	dayIn(new Date(instant.getTime() - 1), zone);
