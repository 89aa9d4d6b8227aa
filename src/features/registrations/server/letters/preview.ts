import type { TeamScope } from '#features/accounts/server/context.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { letterKinds } from '../../rules/letter-kinds.ts';
import type { Product } from '../../types.ts';
import { composeLetter, type LetterFacts } from './compose.ts';
import { letterFacts } from './facts.ts';

type Kind = (typeof letterKinds)[number];
type Asked = {
	eventId: string;
	products: readonly Product[];
	language: Language;
	origin: string;
	now: Date;
};
export type PreviewedLetter = {
	kind: Kind;
	/** The kind of place that it is about, where another reads something else. */
	productId: string;
	subject: string;
	text: string;
};

/**
 * Every letter that a participant of the event may get, in the words in which it would leave now; for
 * kinds of places besides the first those in which it is told where and when, if they read differently.
 */
export async function previewedLetters(
	{ sql, partnershipId }: TeamScope,
	asked: Asked
): Promise<PreviewedLetter[]> {
	const places = asked.products.filter(({ kind }) => kind === 'place');
	const of = { partnershipId, eventId: asked.eventId, productIds: places.map(({ id }) => id) };
	const factsFor = await sql.transaction().execute((tx) => letterFacts(tx, asked, of));
	const all = places.flatMap(({ id: productId }, at) =>
		(at === 0 ? letterKinds : apart).map((kind) => {
			const facts = factsFor({ productId, kind, state: 'confirmed', offeredUntil: asked.now });
			return { kind, productId, ...composeLetter(soFar(facts)) };
		})
	);
	const isFirst = (letter: PreviewedLetter) =>
		all.find(({ kind, text }) => kind === letter.kind && text === letter.text) === letter;
	const order = (kind: Kind) => letterKinds.indexOf(kind);
	return all.filter(isFirst).sort((one, other) => order(one.kind) - order(other.kind));
}

/** What each kind of place is told of its own: the others repeat the first but for where and when. */
const apart: readonly Kind[] = ['confirmed', 'reminder'];

/** An offer is made before anybody is told where to join. */
const soFar = (facts: LetterFacts): LetterFacts =>
	facts.kind === 'offer' ? { ...facts, joinAddress: undefined } : facts;
