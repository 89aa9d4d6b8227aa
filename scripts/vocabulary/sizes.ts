export type Sized = { path: string; lines: number };

/** The longest a file may be, by what it is: the first that fits counts. */
const limits: [kind: RegExp, max: number][] = [
	[/^src\/platform\/server\/database\/schema\.ts$/, Infinity],
	[/^(tests\/|.*\.test\.ts$)/, 300],
	[/^src\/routes\/.*\.ts$/, 80],
	[/^src\/routes\//, 120],
	[/^db\/migrations\/.*\.sql$/, 80],
	[/\.(ts|js|mjs|svelte)$/, 250]
];

export function sizeProblems(files: Sized[]): string[] {
	return files.flatMap(({ path, lines }) => {
		const max = limits.find(([kind]) => kind.test(path))?.[1] ?? Infinity;
		return lines > max ? [`${path}: ${lines} lines, at most ${max}`] : [];
	});
}

/** One line per folder with the median and the ninth tenth, so that drift is seen before it is a fight. */
export function sizeTable(files: Sized[]): string[] {
	const folders = Map.groupBy(files, ({ path }) => folderOf(path));
	return [...folders]
		.sort(([a], [b]) => a.localeCompare(b))
		.map(([folder, inside]) => {
			const sizes = inside.map(({ lines }) => lines).sort((a, b) => a - b);
			const at = (share: number) =>
				sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0;
			const columns = [sizes.length, at(0.5), at(0.9), at(1)].map((number) =>
				String(number).padStart(7)
			);
			return `${folder.padEnd(28)}${columns.join('')}`;
		});
}

export const sizeHeading = `${'folder'.padEnd(28)}  files median    p90    max`;

function folderOf(path: string): string {
	if (path.endsWith('.test.ts')) return 'tests beside the code';
	const depth = path.startsWith('src/features/') || path.startsWith('src/lib/') ? 3 : 2;
	return path.split('/').slice(0, -1).slice(0, depth).join('/') || '.';
}
