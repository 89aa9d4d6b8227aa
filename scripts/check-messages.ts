import { readdirSync, readFileSync } from 'node:fs';
import { languages, type Language } from '#lib/i18n/languages.ts';
import { conclude, filesUnder } from './checks/conclude.ts';
import { problemsOf, type Area } from './messages/problems.ts';
import { referencesIn } from './messages/references.ts';

const files = readdirSync('messages').filter((name) => name.endsWith('.json'));
const names = [...new Set(files.map((name) => name.split('.')[0] ?? ''))];
const areas: Area[] = names.map((name) => ({
	name,
	texts: Object.fromEntries(
		languages.map((language) => [language, read(`${name}.${language}.json`)])
	) as Record<Language, Record<string, string>>
}));
const code = [...filesUnder('src'), ...filesUnder('stories')]
	.filter((path) => /(?<!\.test)\.(ts|svelte)$/.test(path))
	.map((path) => readFileSync(path, 'utf8'))
	.join('\n');

conclude('messages', [...files.flatMap(fileProblems), ...problemsOf(areas, referencesIn(code))]);

function read(name: string): Record<string, string> {
	return files.includes(name)
		? (JSON.parse(readFileSync(`messages/${name}`, 'utf8')) as Record<string, string>)
		: {};
}

function fileProblems(name: string): string[] {
	const [, language = ''] = name.split('.');
	if (!languages.some((known) => known === language)) return [`messages/${name}: no such language`];
	const keys = [...readFileSync(`messages/${name}`, 'utf8').matchAll(/^\s*"([^"]+)"\s*:/gm)].map(
		([, key]) => key
	);
	const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
	const loader = `src/lib/i18n/messages.${language}.ts`;
	return [
		...twice.map(
			(key) => `messages/${name}: ${key ?? ''} stands there twice, the last one wins unseen`
		),
		...(readFileSync(loader, 'utf8').includes(`/messages/${name}`)
			? []
			: [`messages/${name}: ${loader} does not load it`])
	];
}
