const deepest = 32;

/** What of parsed JSON no database or program of ours could hold: `depth`, or `text` that is no Unicode. */
export function unreadablePart(input: unknown): 'depth' | 'text' | undefined {
	// Level by level, because what nests without end would exhaust the stack.
	let level: unknown[] = [input];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > deepest) return 'depth';
		const below: unknown[] = [];
		for (const value of level) {
			if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
				return 'text';
			}
			if (value === null || typeof value !== 'object') continue;
			for (const entry of Object.entries(value)) below.push(...entry);
		}
		level = below;
	}
	return undefined;
}
