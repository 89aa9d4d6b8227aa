import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The product's version, as its package says it in the folder that it is started in. */
export function productVersion(): string {
	const { version } = JSON.parse(readFileSync(resolve('package.json'), 'utf8')) as {
		version: string;
	};
	return version;
}
