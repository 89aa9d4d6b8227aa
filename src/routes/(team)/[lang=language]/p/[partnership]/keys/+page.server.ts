import { eventsOf } from '#features/events/server/queries.ts';
import { partnershipOfTeam } from '#features/partnership/server/queries.ts';
import { draftWords } from '#features/partnership/words.ts';
import { endedKeyForm, holderKeyForm } from '#features/privacy/input.ts';
import { keyRefusals } from '#features/privacy/refusals.ts';
import { endHolderKey, makeHolderKey } from '#features/privacy/server/keys/holder-keys.ts';
import { openings } from '#features/privacy/server/keys/opening-log.ts';
import { holderKeys, ownHolderKey } from '#features/privacy/server/keys/queries.ts';
import { worker, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const now = event.locals.context.clock();
	const log = await openings(scope, now);
	const opened = new Set(log.map(({ eventId }) => eventId));
	const events = opened.size > 0 ? await eventsOf(scope, now) : [];
	const titles = events
		.filter(({ id }) => opened.has(id))
		.map(({ id, title }) => [id, draftWords(title, event.locals.language)] as const);
	const { zone } = await partnershipOfTeam(scope);
	return {
		zone,
		holders: await holderKeys(scope),
		own: await ownHolderKey(scope),
		openings: log,
		titles: Object.fromEntries(titles)
	};
};

const act = worker(keyRefusals);

export const actions = {
	make: act(holderKeyForm, makeHolderKey, (sent) => sent),
	end: act(endedKeyForm, endHolderKey, (sent) => sent)
};
