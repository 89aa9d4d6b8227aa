import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';

/** Prints what is wrong, one line each, and ends the process accordingly. */
export function conclude(what: string, problems: string[]): void {
	for (const problem of problems) console.error(problem);
	console.log(
		problems.length === 0 ? `${what}: in order` : `${what}: ${problems.length} to put right`
	);
	if (problems.length > 0) process.exitCode = 1;
}

/** Every file below a folder, as paths with forward slashes, in a stable order. */
export function filesUnder(folder: string): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
		.sort();
}
