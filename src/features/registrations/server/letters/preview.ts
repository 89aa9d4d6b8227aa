import type { TeamScope } from '#features/accounts/server/context.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { letterKinds } from '../../rules/letter-kinds.ts';
import { composeLetter } from './compose.ts';
import { letterFacts } from './facts.ts';

type Asked = { eventId: string; language: Language; origin: string; now: Date };
export type PreviewedLetter = { kind: (typeof letterKinds)[number]; subject: string; text: string };

/** Every letter that a participant of the event may get, in the words in which it would leave now. */
export async function previewedLetters(
	{ sql, partnershipId }: TeamScope,
	{ eventId, language, origin, now }: Asked
): Promise<PreviewedLetter[]> {
	const about = { partnership_id: partnershipId, event_id: eventId, language, offered_until: now };
	const facts = await sql
		.transaction()
		.execute((tx) => letterFacts(tx, { origin, now }, { ...about, kind: 'event_changed' }));
	return letterKinds.map((kind) => {
		const isAboutChange = kind === 'event_changed' || kind === 'event_cancelled';
		const notice = isAboutChange ? facts.notice : undefined;
		return { kind, ...composeLetter({ ...facts, kind, notice }) };
	});
}
