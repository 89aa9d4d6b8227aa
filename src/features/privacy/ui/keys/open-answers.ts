import { answerPlace, eventKeyInfo } from '../../rules.ts';
import { bytesOf } from './bytes.ts';
import { openWith, type KeyPair } from './key-pairs.ts';

type Sealed = readonly [registrationId: string, questionId: string, sealed: string];
export type OpenedAnswer = { registrationId: string; questionId: string; text: string | undefined };

const atOnce = 250;

/** Opens answers in chunks, so that the page stays alive and can say how far it is; text is undefined where one does not open. */
export async function openAnswers(
	key: KeyPair,
	sealed: readonly Sealed[],
	progress: (opened: number) => void
): Promise<OpenedAnswer[]> {
	const opened: OpenedAnswer[] = [];
	for (let start = 0; start < sealed.length; start += atOnce) {
		const chunk = sealed.slice(start, start + atOnce);
		opened.push(...(await Promise.all(chunk.map((one) => openAnswer(key, one)))));
		progress(opened.length);
	}
	return opened;
}

async function openAnswer(
	key: KeyPair,
	[registrationId, questionId, sealed]: Sealed
): Promise<OpenedAnswer> {
	const at = { info: eventKeyInfo, place: answerPlace(registrationId, questionId) };
	const text = await openWith(key, bytesOf(sealed), at).then(
		(plain) => new TextDecoder().decode(plain),
		() => undefined
	);
	return { registrationId, questionId, text };
}
