import { answersOpener, type OpenedAnswer } from '#features/privacy/ui/keys/open-answers.ts';
import type { KeyPair } from '#features/privacy/ui/keys/key-pairs.ts';
import { bytesOf } from '#features/privacy/ui/keys/bytes.ts';
import type { ListedPlace, SealedPage } from '../../rules/listed-place.ts';
import { checkCode } from '../../rules/ticket.ts';

export type OpenedRow = ListedPlace & {
	/** The ticket's check code, which stands for the person at the door. */
	code: string;
	/** By the question's id; undefined where an answer does not open with this key. */
	answers: Record<string, string | undefined>;
};

/**
 * Fetches the sealed answers page by page and opens them here, the next page on its way meanwhile; nothing of
 * it is kept anywhere but in the page that shows it. Undefined when the server gives none out: the opening
 * has ended.
 */
export async function openedRows(
	address: string,
	key: KeyPair,
	opening: { signal: AbortSignal; progress: (opened: number) => void }
): Promise<OpenedRow[] | undefined> {
	const open = await answersOpener(key, opening);
	const rows: OpenedRow[] = [];
	let coming: ReturnType<typeof sealedPage> | undefined = sealedPage(address, '');
	while (coming) {
		const page: SealedPage | undefined = await coming;
		if (!page || opening.signal.aborted) return undefined;
		coming = page.next ? sealedPage(address, page.next) : undefined;
		rows.push(...withAnswers(page.places, await open(page.answers)));
	}
	return rows.sort((one, other) => (one.code < other.code ? -1 : 1));
}

async function sealedPage(address: string, after: string): Promise<SealedPage | undefined> {
	const answer = await fetch(`${address}?after=${after}`).catch(() => undefined);
	return answer?.ok ? ((await answer.json()) as SealedPage) : undefined;
}

function withAnswers(
	places: readonly ListedPlace[],
	answers: readonly OpenedAnswer[]
): OpenedRow[] {
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
