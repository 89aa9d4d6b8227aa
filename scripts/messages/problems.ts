import { languages, type Language } from '#lib/i18n/languages.ts';
import type { References } from './references.ts';
import { shapeOf } from './shape.ts';

/** One area's messages by language, as the files say them. */
export type Area = { name: string; texts: Record<Language, Record<string, string>> };

/** A straight quotation mark is a typewriter's: each language has its own. */
const quotes: Record<Language, string> = { en: '“…”', lt: '„…“', nb: '«…»' };

export function problemsOf(areas: Area[], references: References): string[] {
	const keys = new Set(areas.flatMap(({ texts }) => Object.keys(texts.en)));
	const asked = [...references.asked].filter((key) => !keys.has(key));
	return [
		...areas.flatMap(keyProblems),
		...areas.flatMap(textProblems),
		...[...keys].filter((key) => !isUsed(key, references)).map((key) => `${key}: no code says it`),
		...asked.map((key) => `${key}: code says it, no file has it`)
	];
}

function keyProblems({ name, texts }: Area): string[] {
	const all = new Set(languages.flatMap((language) => Object.keys(texts[language])));
	return [...all].flatMap((key) => {
		const missing = languages.filter((language) => !(key in texts[language]));
		return [
			...missing.map((language) => `${key}: missing in ${name}.${language}.json`),
			...(key.startsWith(`${name}.`) ? [] : [`${key}: stands in the files of ${name}`])
		];
	});
}

function textProblems({ texts }: Area): string[] {
	return languages.flatMap((language) =>
		Object.entries(texts[language]).flatMap(([key, text]) => {
			const { placeholders, problems } = shapeOf(text, language);
			const expected = [...shapeOf(texts.en[key] ?? text, 'en').placeholders].sort().join('; ');
			const found = [...placeholders].sort().join('; ');
			return [
				...problems,
				...(found === expected
					? []
					: [`expects ${found || 'nothing'}, English ${expected || 'nothing'}`]),
				...(text.trim() === '' || text !== text.trim() ? ['is empty or has space around it'] : []),
				...(text.includes('"') ? [`has a straight quotation mark: write ${quotes[language]}`] : [])
			].map((problem) => `${key} (${language}): ${problem}`);
		})
	);
}

function isUsed(key: string, { literals, patterns }: References): boolean {
	return literals.has(key) || patterns.some((pattern) => pattern.test(key));
}
