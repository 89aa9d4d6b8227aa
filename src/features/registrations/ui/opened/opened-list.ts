import { openAnswers } from '#features/privacy/ui/keys/open-answers.ts';
import type { KeyPair } from '#features/privacy/ui/keys/key-pairs.ts';
import { bytesOf } from '#features/privacy/ui/keys/bytes.ts';
import { checkCode } from '../../rules/ticket.ts';
import type { ListedPlace, SealedPage } from '../../types.ts';

export type OpenedRow = ListedPlace & {
	/** The ticket's check code, which stands for the person at the door. */
	code: string;
	/** By the question's id; undefined where an answer does not open with this key. */
	answers: Record<string, string | undefined>;
};

/**
 * Fetches the sealed answers page by page and opens them here; nothing of it is kept anywhere but in the
 * page that shows it. Undefined when the server gives none out: the opening has ended.
 */
export async function openedRows(
	address: string,
	key: KeyPair,
	progress: (opened: number) => void
): Promise<OpenedRow[] | undefined> {
	const rows: OpenedRow[] = [];
	let opened = 0;
	let after = '';
	do {
		const answer = await fetch(`${address}?after=${after}`);
		if (!answer.ok) return undefined;
		const page = (await answer.json()) as SealedPage;
		const before = opened;
		const answers = await openAnswers(key, page.answers, (count) => progress(before + count));
		opened += answers.length;
		rows.push(...withAnswers(page.places, answers));
		after = page.next ?? '';
	} while (after);
	return rows.sort((one, other) => (one.code < other.code ? -1 : 1));
}

type Answers = Awaited<ReturnType<typeof openAnswers>>;

function withAnswers(places: readonly ListedPlace[], answers: Answers): OpenedRow[] {
	const byPlace = new Map<string, OpenedRow['answers']>();
	for (const { registrationId, questionId, text } of answers) {
		const own = byPlace.get(registrationId) ?? {};
		own[questionId] = text;
		byPlace.set(registrationId, own);
	}
	return places.map((place) => ({
		...place,
		code: checkCode(bytesOf(place.ticket)),
		answers: byPlace.get(place.id) ?? {}
	}));
}
