/** Where code names messages: whole keys, and keys put together around a value. */
export type References = {
	/** Every quoted word that looks like a key. */
	literals: Set<string>;
	/** `events.kind_${kind}` as a pattern. */
	patterns: RegExp[];
	/** Keys handed straight to a translator: they must exist. */
	asked: Set<string>;
};

const literal = /(['"`])([a-z][a-z0-9-]*(?:\.[a-z0-9_-]+)+)\1/gi;
const template = /`([a-z][a-z0-9-]*\.[^`\n]*?\$\{[^`\n]*)`/gi;
const asking = /\bt\(\s*(['"`])([a-z][a-z0-9-]*\.[a-z0-9_.-]+)\1/gi;

export function referencesIn(code: string): References {
	return {
		literals: new Set([...code.matchAll(literal)].map(([, , key = '']) => key)),
		patterns: [...code.matchAll(template)].map(([, text = '']) => patternOf(text)),
		asked: new Set([...code.matchAll(asking)].map(([, , key = '']) => key))
	};
}

function patternOf(text: string): RegExp {
	const parts = text
		.split(/\$\{[^}]*\}/)
		.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('[\\w.-]+')}$`);
}
