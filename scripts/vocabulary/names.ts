import { features } from '../import-order.js';

const buckets = /^(utils?|helpers?|commons?|managers?|services?|data|misc|stuff)$/;
/** "open-data" is a word of the product; "event-utils" is a bucket with a label. */
const bucketEnding = /-(utils?|helpers?|managers?|services?)$/;
/** Where the tree stands; the aim is 12. */
const mostInRoom = 18;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const pascal = /^[A-Z][A-Za-z0-9]*$/;

/** What is wrong with the name or the place of a file. */
export function nameProblems(path: string): string[] {
	return [...wordProblems(path), ...shapeProblems(path), ...roomProblems(path)].map(
		(problem) => `${path}: ${problem}`
	);
}

function wordProblems(path: string): string[] {
	// In an address the visitors' word counts: /data is where open data is downloaded.
	if (path.startsWith('src/routes/')) return [];
	const words = path.split('/').map((part) => part.split('.')[0] ?? '');
	return words
		.filter((word) => buckets.test(word) || bucketEnding.test(word))
		.map((word) => `"${word}" says nothing: name what is in it`);
}

function shapeProblems(path: string): string[] {
	const name = path.split('/').at(-1) ?? '';
	const [stem = ''] = name.split('.');
	if (path.startsWith('src/routes/') && name.startsWith('+')) return [];
	if (name.endsWith('.svelte'))
		return pascal.test(stem) ? [] : ['a component is called LikeThis.svelte'];
	if (/\.(ts|js|mjs)$/.test(name)) return kebab.test(stem) ? [] : ['a file is called like-this.ts'];
	if (name.endsWith('.sql') && path.startsWith('db/migrations/')) {
		return /^\d{4}_[a-z0-9_]+\.sql$/.test(name) ? [] : ['a migration is called 0001_like_this.sql'];
	}
	return [];
}

/** A feature holds types, rules, input, the forms, refusals and words of its pages, ui/ and server/. */
function roomProblems(path: string): string[] {
	const [, area = '', ...inside] = /^src\/features\/([^/]+)\/(.+)$/.exec(path) ?? [];
	if (!area) return [];
	if (!features.includes(area)) return ['no such room in scripts/import-order.js'];
	const [place = ''] = inside;
	const allowed =
		/^(types|rules|input)(\/[a-z0-9-]+)?(\.test)?\.ts$/.test(place) ||
		/^([a-z]+-)*(forms|refusals|words)(\.test)?\.ts$/.test(place) ||
		/^ui\/([a-z-]+\/)?[\w-]+(\.svelte)?(\.test)?\.(ts|svelte)$/.test(place) ||
		/^server\/([a-z-]+\/)?[a-z0-9-]+(\.test)?\.ts$/.test(place);
	return allowed
		? []
		: [
				'a feature holds types, rules and input (a file or a folder each), forms, refusals and words, ui/ and server/ (one folder deep)'
			];
}

/** What is wrong with rooms as a whole: empty of logic, or a folder that has grown too full. */
export function roomsProblems(paths: string[]): string[] {
	const files = paths.filter(
		(path) => path.startsWith('src/features/') && !path.endsWith('.test.ts')
	);
	const areas = new Set(files.map((path) => path.split('/')[2] ?? ''));
	const folders = Map.groupBy(
		files.filter((path) => path.includes('/server/')),
		(path) => path.slice(0, path.lastIndexOf('/'))
	);
	return [
		...[...areas]
			.filter((area) => !files.some((path) => path.startsWith(`src/features/${area}/server/`)))
			.map((area) => `src/features/${area}: a room without server logic is no room yet`),
		...[...folders]
			.filter(([, inside]) => inside.length > mostInRoom)
			.map(
				([folder, inside]) =>
					`${folder}: ${inside.length} files; over ${mostInRoom}, a sub-folder by concern`
			)
	];
}
