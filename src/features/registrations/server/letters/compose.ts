import type { Language } from '#lib/i18n/languages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import type { DB } from '#platform/server/database/schema.ts';
import type { Selectable } from 'kysely';

export type LetterKind = Selectable<DB['participant_letter']>['kind'];

export type LetterFacts = {
	kind: LetterKind;
	language: Language;
	/** Then nothing outside the body says what it is about. */
	isDiscreet: boolean;
	/** The event's title, and when and where it takes place for this person, in words. */
	title: string;
	when: string;
	place: string | undefined;
	/** What whoever chose this kind of place should know. */
	note: string | undefined;
	/** Whether the place is taken online, and where, once it is sure. */
	isOnline: boolean;
	joinAddress: string | undefined;
	/** What was announced about a change, in the organisers' words. */
	notice: string | undefined;
	/** Until when an offer holds, in words. */
	offeredUntil: string | undefined;
	/** Where the six words are typed. */
	placeLink: string;
	/** Who pays for the event, as its own page says. */
	funding: readonly string[];
};

/** A letter to a participant as plain text; of a discreet one the subject names neither event nor organiser. */
export function composeLetter(facts: LetterFacts): { subject: string; text: string } {
	const t = serverTranslator(facts.language);
	const { kind, title } = facts;
	const words = { title, until: facts.offeredUntil ?? '' };
	const where = facts.isOnline ? t('letters.online') : facts.place;
	const paragraphs = [
		t('letters.greeting'),
		t(
			facts.isOnline && kind === 'confirmed' ? 'letters.confirmed_online' : `letters.${kind}`,
			words
		),
		facts.notice,
		...(kind === 'thanks' ? [] : [[title, facts.when, where].filter(Boolean).join('\n')]),
		...(toCome.includes(kind) ? joining(facts) : []),
		...(kind === 'thanks' ? [] : [t('letters.how_to_return', { link: facts.placeLink })]),
		...facts.funding,
		t('letters.why_you_get_this')
	];
	const subject = facts.isDiscreet
		? t('letters.discreet_subject')
		: t(`letters.subject_${kind}`, { title });
	return { subject, text: `${paragraphs.filter(Boolean).join('\n\n')}\n` };
}

const toCome: readonly LetterKind[] = ['confirmed', 'offer', 'event_changed', 'reminder'];

function joining({ language, note, joinAddress }: LetterFacts): (string | undefined)[] {
	const t = serverTranslator(language);
	return [note, joinAddress && t('letters.join', { link: joinAddress })];
}
