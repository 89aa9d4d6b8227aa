import { error, fail } from '@sveltejs/kit';
import { typedWords } from '#features/registrations/input.ts';
import { claimWords } from '#features/registrations/rules/claim-words.ts';
import { wordFaults } from '#features/registrations/rules/typed-words.ts';
import { ownPlace } from '#features/registrations/server/place/own-place.ts';
import { placePage } from '#features/registrations/server/place/place-page.ts';
import type { PlacePage } from '#features/registrations/types.ts';
import { parseForm } from '#lib/form/parse.ts';
import { submittedValues } from '#lib/form/posted.ts';
import { isUsedUp, isWithinLimits } from '../../../limits.ts';
import { readForm } from '../../../../sent-form.ts';
import type { Step } from './step.ts';
import type { RequestEvent } from './$types';

// Far more than a room full of people mistypes, and nothing against 2 to the power of 60 codes. Counted for each
// first word of a code: many share one address, in a hall or behind Tor, and one of them could lock all others out.
const wrongTimes = 300;
const wrong = 'wrong words by client';

type Asking = Pick<RequestEvent, 'locals' | 'request' | 'getClientAddress'>;

/** The place whose words a form carries; wrong ones are counted, and too many are not looked at. */
async function found({ locals, request, getClientAddress }: Asking) {
	const { visit, language } = locals;
	const sent = await readForm(request).catch(() => error(400));
	const parsed = parseForm(typedWords, sent);
	const words = parsed.ok ? parsed.value.words : '';
	const who = [`${getClientAddress()} ${claimWords(words)?.[0] ?? ''}`, wrongTimes] as const;
	const tooOften = await isUsedUp(locals, wrong, who);
	const place = tooOften ? undefined : await ownPlace(visit, words);
	const faults = place || tooOften ? undefined : wordFaults(words, language);
	if (!place && !faults) await isWithinLimits(locals, { [wrong]: who });
	return { sent, words, place, faults, tooOften };
}

/** The opened place, before or after a step on it; words stand in bodies only, never in an address. */
export async function opened(event: Asking, step?: Step) {
	const { visit, language } = event.locals;
	const { sent, words: typed, place, faults, tooOften } = await found(event);
	if (!place) return fail(tooOften ? 429 : 404, { words: typed, tooOften, faults });
	const before = await placePage(visit, place, language);
	const said = step && (await step(before, sent));
	const words = said?.renewed ?? typed;
	const changed = step && (await ownPlace(visit, words));
	if (step && !changed) return { isErased: true as const };
	const page = changed ? await placePage(visit, changed, language) : before;
	const isRefused = said?.problems ?? said?.refusal;
	return { words, page, said, values: isRefused ? submittedValues(sent) : undefined };
}

/** The opened place for a copy of it; undefined for words that lead nowhere. */
export async function openedForCopy(event: Asking): Promise<PlacePage | undefined> {
	const { place } = await found(event);
	return place && placePage(event.locals.visit, place, event.locals.language);
}
