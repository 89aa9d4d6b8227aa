import { foldWord } from '#features/registrations/rules/claim-code.ts';

/** Stands in every invented name, contact and text, so that one look finds all of them. */
export const canaryMark = 'kanaryte';

export type CanarySearch = {
	/** What of the invented people stands in a text or in bytes, plain, as hex or as base64: a few findings at most. */
	found: (hay: string | Uint8Array) => string[];
};

const mostFindings = 5;
/** Two words may stand side by side by chance, three of one code in their order do not. */
const wordsInRow = 3;
const shortestPair = 10;

/** Looks for the mark, and for the words of these codes whatever stands between them, also in what hex and base64 hide. */
export function canarySearch(codes: Iterable<readonly string[]>): CanarySearch {
	const followers = new Map<string, Set<string>>();
	const joined = new Set<string>();
	for (const words of codes) {
		const folded = words.map(foldWord);
		for (const [at, word] of folded.entries()) {
			const next = folded.slice(at + 1, at + wordsInRow).join(' ');
			if (at + wordsInRow > folded.length) break;
			followers.set(word, (followers.get(word) ?? new Set()).add(next));
		}
		joined.add(folded.join('').slice(0, shortestPair));
	}
	const plainly = (text: string) => [...marks(text), ...codesIn(text, { followers, joined })];
	return {
		found(hay) {
			const text = typeof hay === 'string' ? hay : Buffer.from(hay).toString('utf8');
			const bytes = typeof hay === 'string' ? text : Buffer.from(hay).toString('latin1');
			const findings = [...plainly(fold(text)), ...hidden(bytes).flatMap((one) => plainly(one))];
			return [...new Set(findings)].slice(0, mostFindings);
		}
	};
}

const fold = (text: string) => foldWord(text.replaceAll(/\0/g, ' '));

function marks(folded: string): string[] {
	const at = folded.indexOf(canaryMark);
	return at < 0 ? [] : [folded.slice(Math.max(0, at - 20), at + 30)];
}

type Codes = { followers: ReadonlyMap<string, ReadonlySet<string>>; joined: ReadonlySet<string> };

function codesIn(folded: string, { followers, joined }: Codes): string[] {
	const findings: string[] = [];
	const words = folded.match(/\p{L}{2,}/gu) ?? [];
	for (const [at, word] of words.entries()) {
		if (followers.get(word)?.has(words.slice(at + 1, at + wordsInRow).join(' ')))
			findings.push(words.slice(at, at + wordsInRow).join(' '));
		for (let from = 0; from + 2 * shortestPair <= word.length; from += 1)
			if (joined.has(word.slice(from, from + shortestPair))) findings.push(word);
		if (findings.length >= mostFindings) break;
	}
	return findings;
}

/** What long runs of hex and base64 say when they are read; base64 may begin at any of four letters. */
function hidden(text: string): string[] {
	const hex = (text.match(/[\da-f]{20,}/gi) ?? []).flatMap((run) => [run, run.slice(1)]);
	const base64 = (text.match(/[\w+/-]{20,}/g) ?? []).flatMap((run) =>
		[0, 1, 2, 3].map((from) => run.slice(from))
	);
	const read = (runs: string[], how: 'hex' | 'base64') =>
		fold(runs.map((run) => Buffer.from(run, how).toString('utf8')).join(' | '));
	return [read(hex, 'hex'), read(base64, 'base64')];
}
