const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

const known = new Map<string, readonly Encoding[]>();
const mostKnown = 200;

/** What a header accepts, best first; browsers send few different ones, so they are parsed once. */
export function acceptedEncodings(accepted: string): readonly Encoding[] {
	const found = known.get(accepted);
	if (found) return found;
	const weights = new Map(
		accepted
			.toLowerCase()
			.split(',')
			.map((part) => part.split(';').map((piece) => piece.trim()))
			.map(([name = '', ...rest]) => [name, Number(/^q=(.*)$/.exec(rest.join(''))?.[1] ?? 1)])
	);
	const parsed = encodings.filter(
		(encoding) => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0
	);
	if (known.size >= mostKnown) known.clear();
	known.set(accepted, parsed);
	return parsed;
}
