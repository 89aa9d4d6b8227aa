import { randomUUID } from 'node:crypto';
import { parallel } from './parallel.ts';
import { claimKeys, claimSecret } from '#features/registrations/rules/claim-code.ts';
import { claimWordLists } from '#features/registrations/rules/claim-words.ts';
import { changeAnswers } from '#features/registrations/server/changing/change-answers.ts';
import { eraseMe } from '#features/registrations/server/place/erase-me.ts';
import { ownPlace } from '#features/registrations/server/place/own-place.ts';
import { giveBack } from '#features/registrations/server/register/give-back.ts';
import { register } from '#features/registrations/server/register/register.ts';
import { takePlace } from '#features/registrations/server/register/take-place.ts';
import type { Visit } from '#features/registrations/server/visit.ts';
import type { RegistrationForm } from '#features/registrations/types.ts';
import {
	drawPlace,
	fromBase64,
	sealedPlaces
} from '#features/registrations/ui/sealing/sealed-request.ts';
import { languages } from '#lib/i18n/languages.ts';
import { canaryMark } from './canary-search.ts';

type Event = { visit: Visit; form: RegistrationForm; productIds: readonly string[] };
type Words = readonly string[];

/** An invented person: everything about them carries the mark. */
function invented(form: RegistrationForm, number: number) {
	const person = `${canaryMark}-${number}`;
	const texts: Record<string, string> = {
		name: `Žydrė Øyvåg ${person}`,
		text: `${person} turi alergiją riešutams; tlf. +370 600 ${number}`,
		number: String(number)
	};
	const answers = new Map(
		form.questions.flatMap(({ id, kind, options }) => {
			const answer = kind === 'choice' ? options[number % options.length]?.id : texts[kind];
			return answer ? [[id, answer] as const] : [];
		})
	);
	const language = languages[number % languages.length] ?? 'lt';
	return { answers, language, contact: `${person}@example.org` };
}

/** Without JavaScript: the server makes the words and seals. Every fifth comes with three friends. */
async function byForm({ visit, form, productIds }: Event, number: number): Promise<Words[]> {
	const request = { requestKey: randomUUID(), productIds, invitationId: undefined };
	const size = number % 5 === 0 ? 4 : 1;
	const taken = await takePlace(visit, form, { ...request, ...invented(form, number), size });
	if (!taken.ok) throw new Error(taken.reason);
	return taken.codes;
}

/** With JavaScript: what the browser's own code seals. */
async function byBrowser({ visit, form, productIds }: Event, number: number): Promise<Words[]> {
	const { answers, language, contact } = invented(form, number);
	const drawn = drawPlace(claimWordLists[language]);
	const kinds = new Map(form.questions.map(({ id, kind }) => [id, kind]));
	const sealed = await sealedPlaces({
		eventKey: Uint8Array.from(form.eventKey ?? []),
		places: [drawn],
		answers: [...answers].map(([questionId, answer]) => ({
			questionId,
			answer,
			isChoice: kinds.get(questionId) === 'choice'
		}))
	});
	const places = sealed.map(({ id, lookup, answers: own }) => ({
		id,
		lookup: fromBase64(lookup),
		answers: own.map((answer) => ({
			...answer,
			sealed: fromBase64(answer.sealed),
			own: fromBase64(answer.own)
		}))
	}));
	const sent = { requestKey: randomUUID(), language, productIds, places, contact };
	const registered = await register(visit, form, sent);
	if (!registered.ok) throw new Error(registered.reason);
	return [drawn.words];
}

/** What people do with their places: of 25 one answers anew, one gives the place back, one is erased. */
async function afterwards({ visit, form }: Event, number: number, words: Words): Promise<void> {
	const way = number % 25;
	if (way > 2) return;
	if (way === 1) {
		const { lookup } = await claimKeys(claimSecret(words));
		await giveBack(visit, form, { lookup, wholeGroup: false });
		return;
	}
	const place = await ownPlace(visit, words.join(' '));
	if (!place) throw new Error('The words lead nowhere.');
	if (way === 2) return eraseMe(visit, form, place);
	const { answers } = invented(form, number + 100_000);
	await changeAnswers(visit, form, { place, revision: place.revision, answers });
}

/** So many invented people through every way in and out; gives the words of all of them. */
export async function tellCanaries(event: Event, people: number): Promise<Words[]> {
	const numbers = Array.from({ length: people }, (_, index) => index + 1);
	const codes = await parallel(numbers, 16, (number) =>
		number % 2 === 0 ? byForm(event, number) : byBrowser(event, number)
	);
	await parallel(numbers, 16, async (number) => {
		for (const words of codes[number - 1] ?? []) await afterwards(event, number, words);
	});
	return codes.flat();
}
