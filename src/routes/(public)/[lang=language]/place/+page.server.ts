import { eraseMe } from '#features/registrations/server/place/erase-me.ts';
import { acceptOffer } from '#features/registrations/server/place/offer.ts';
import { giveBack } from '#features/registrations/server/register/give-back.ts';
import { placeRefusals } from '#features/registrations/ui/refusals.ts';
import { daysInBackups } from '#platform/server/backup/state.ts';
import { keepErasures } from '#platform/server/ledger/keep.ts';
import { running } from '#platform/server/running.ts';
import { opened } from './opened.ts';
import { changesAnswers, changesContact, switches } from './steps.ts';
import { renewsWords, showsWords } from './words-steps.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	return { now: locals.context.clock(), daysInBackups: daysInBackups(running().config) };
};

export const actions: Actions = {
	open: (event) => opened(event),
	accept: (event) =>
		opened(event, async ({ place }) => {
			const accepted = await acceptOffer(event.locals.visit, place.lookup);
			if (accepted.ok) return { done: 'registrations.accepted' };
			return { refusal: placeRefusals[accepted.reason] };
		}),
	change: (event) => opened(event, changesAnswers(event.locals)),
	switch: (event) => opened(event, switches(event.locals)),
	words: (event) => opened(event, showsWords(event.locals)),
	renew: (event) => opened(event, renewsWords(event.locals)),
	contact: (event) => opened(event, changesContact(event.locals)),
	giveBack: (event) =>
		opened(event, async ({ place, form }, sent) => {
			if (!form) return { refusal: placeRefusals.ended };
			const wholeGroup = sent.get('all') === 'yes';
			const position = Number(sent.get('position')) || undefined;
			const claim = { lookup: place.lookup, wholeGroup, position };
			const given = await giveBack(event.locals.visit, form, claim);
			if (given.ok) return { done: 'registrations.given_back' };
			return { refusal: placeRefusals[given.reason] };
		}),
	erase: (event) =>
		opened(event, async ({ place, form }) => {
			await eraseMe(event.locals.visit, form, place);
			await keepErasures(running());
			return {};
		})
};
