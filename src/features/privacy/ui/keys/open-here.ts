import { answerPlace, eventKeyInfo } from '../../rules.ts';
import { withoutPadding } from '../../rules/padding.ts';
import { bytesOf } from './bytes.ts';
import { opener, type OpeningKey } from './opener.ts';

export type Sealed = readonly [registrationId: string, questionId: string, sealed: string];
/** The texts of these answers, in their order; undefined where one does not open. */
export type OpenChunk = (chunk: readonly Sealed[]) => Promise<(string | undefined)[]>;

/** Opens answers where this runs, be it a page or a worker. */
export function openingHere(key: OpeningKey): OpenChunk {
	const open = opener(key, eventKeyInfo);
	return (chunk) =>
		Promise.all(
			chunk.map(async ([registrationId, questionId, sealed]) => {
				try {
					const place = answerPlace(registrationId, questionId);
					return withoutPadding(await open(bytesOf(sealed), place));
				} catch {
					return undefined;
				}
			})
		);
}
