import { dirname, join } from 'node:path/posix';

/** Decision records tell what was true on their day: the paths of that day may be gone. */
const isHistory = (document: string): boolean => document.startsWith('docs/decisions/');

const rooms = 'src|docs|db|scripts|stories|rules|messages|tests|bench|static|\\.ci';
const named = new RegExp(`(?<![\\w/.\\-#@])(?:${rooms})/[\\w\\-./*()\\[\\]=<>+]*`, 'g');
const linked = /\]\(([^)\s]+)\)/g;
const commanded = /npm run ([\w:-]+)/g;

/** What a document names that is not there. `paths` are all files and folders of the product. */
export function docProblems(
	document: { path: string; text: string },
	product: { paths: string[]; commands: string[] }
): string[] {
	const links = [...document.text.matchAll(linked)]
		.map(([, target = '']) => target.split('#')[0] ?? '')
		.filter((target) => target !== '' && !/^[a-z]+:/.test(target))
		.map((target) => join(dirname(document.path), decodeURI(target)));
	const words = isHistory(document.path) ? [] : namedIn(document.text);
	const commands = [...document.text.matchAll(commanded)].map(([, name = '']) => name);
	return [
		...[...links, ...words]
			.filter((wanted) => !product.paths.some((path) => fits(wanted, path)))
			.map((wanted) => `${document.path}: ${wanted} does not exist`),
		...commands
			.filter((name) => !product.commands.includes(name))
			.map((name) => `${document.path}: there is no npm run ${name}`)
	];
}

function namedIn(text: string): string[] {
	return [...text.replace(linked, ' ').matchAll(named)].map(([word]) => trimmed(word));
}

/** A sentence's own full stop or bracket is no part of the path. */
function trimmed(word: string): string {
	const open = (word.match(/\(/g) ?? []).length;
	const closed = (word.match(/\)/g) ?? []).length;
	const inside = closed > open ? word.slice(0, word.lastIndexOf(')')) : word;
	return inside.replace(/[./]+$/, '');
}

/** `<area>` and `*` stand for any one name, `**` for any depth. */
function fits(wanted: string, path: string): boolean {
	if (wanted === path || wanted === `${path}/`) return true;
	const pattern = wanted
		.replace(/\/$/, '')
		.split(/(\*\*|\*|<[^>]*>)/)
		.map((part) => (part === '**' ? '.*' : /^(\*|<.*>)$/.test(part) ? '[^/]*' : escaped(part)));
	return new RegExp(`^${pattern.join('')}$`).test(path);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
