import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];
type Shape = { placeholders: Set<string>; problems: string[] };

/** What a message expects to be given, and what is wrong with its plurals in this language. */
export function shapeOf(text: string, language: string): Shape {
	const shape: Shape = { placeholders: new Set(), problems: [] };
	try {
		const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
		visit(format.getAst(), { shape, language });
	} catch (error) {
		shape.problems.push(
			`is no ICU message: ${error instanceof Error ? error.message : String(error)}`
		);
	}
	return shape;
}

function visit(elements: Element[], seen: { shape: Shape; language: string }): void {
	for (const element of elements) {
		if (!('value' in element)) continue;
		const options = 'options' in element ? element.options : {};
		const kind = kindOf(element, Object.keys(options));
		if (kind) seen.shape.placeholders.add(`${element.value} (${kind})`);
		if ('pluralType' in element) {
			const missing = missingCategories(
				Object.keys(options),
				element.pluralType ?? 'cardinal',
				seen.language
			);
			if (missing.length > 0) {
				seen.shape.problems.push(`has no form for ${missing.join(', ')} of {${element.value}}`);
			}
		}
		for (const option of Object.values(options)) visit(option.value, seen);
	}
}

/**
 * The elements' own numbers: 1 a plain value, 2 number, 3 date, 4 time, 5 select, 6 plural.
 * A number may be written as it is in one language and need a plural in another.
 */
function kindOf(element: Element, options: string[]): string | undefined {
	const kinds: Record<number, string> = {
		1: 'value',
		2: 'value',
		3: 'date',
		4: 'time',
		5: `one of ${options.sort().join(', ')}`,
		6: 'value'
	};
	return kinds[element.type];
}

function missingCategories(given: string[], type: Intl.PluralRuleType, language: string): string[] {
	const needed = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
	// Lithuanian "many" is for fractions alone, which nothing here counts.
	const counted = needed.filter((category) => !(language === 'lt' && category === 'many'));
	// In Lithuanian "one" is also 21; elsewhere here it is 1 alone.
	const isCovered = (category: string) =>
		given.includes(category) || (category === 'one' && language !== 'lt' && given.includes('=1'));
	return counted.filter((category) => !isCovered(category));
}
