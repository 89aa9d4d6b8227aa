import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The nearest folder above that holds `path`, found from this file and then from the working
 * folder. Bundled code lies in build/, where paths relative to the module no longer hold, while
 * the child process and its template stay in src/; a walk upwards is right in both places.
 */
export function inProject(path: string): string {
	for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
		const found = above(start, path);
		if (found !== undefined) return found;
	}
	throw new Error(`${path} is missing from this installation`);
}

function above(folder: string, path: string): string | undefined {
	const candidate = join(folder, path);
	if (existsSync(candidate)) return candidate;
	const parent = dirname(folder);
	return parent === folder ? undefined : above(parent, path);
}
