import { otherWords, renewWords } from '#features/registrations/server/changing/renew-words.ts';
import type { Step } from './step.ts';

/** Shows other words, which do not count yet. */
export const showsWords =
	({ visit, language }: App.Locals): Step =>
	({ place }) =>
		Promise.resolve({ fresh: otherWords(visit, place, language) });

/** Lets the words that were shown lead to the place, and the old ones nowhere. */
export const renewsWords =
	({ visit, language }: App.Locals): Step =>
	async ({ place }, sent) => {
		const revision = Number(sent.get('revision'));
		const renewed = await renewWords(visit, place, { language, revision });
		if (!renewed.ok) return { refusal: 'registrations.refusal_words_stale' };
		return { done: 'registrations.renewed', renewed: renewed.words.join(' ') };
	};
