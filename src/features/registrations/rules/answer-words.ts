type Asked = { kind: string; options: Record<string, string> };

/** An opened answer in words. Whoever registers may have sealed anything, also what objects call their own. */
export function answerWords({ kind, options }: Asked, text: string): string {
	if (text === '') return '–';
	if (kind === 'consent') return '✓';
	return Object.hasOwn(options, text) ? (options[text] ?? text) : text;
}
