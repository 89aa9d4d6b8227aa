import { parseEnv } from 'node:util';

export type EnvFile = { values: Record<string, string>; problems: string[] };

/** NAME=value lines with comments and quotes, one setting a line; any other line is a problem named by its number. */
export function parseEnvFile(text: string): EnvFile {
	const file: EnvFile = { values: {}, problems: [] };
	for (const [index, line] of text
		.replace(/^\uFEFF/, '')
		.split(/\r?\n/)
		.entries()) {
		if (/^\s*(#|$)/.test(line)) continue;
		const entry = Object.entries(parseEnv(line)).at(0);
		if (!entry || !/^\s*(export\s+)?[A-Za-z_]\w*\s*=/.test(line)) {
			file.problems.push(`Line ${index + 1} of .env is not NAME=value.`);
		} else if (entry[0] in file.values) {
			file.problems.push(`${entry[0]} stands twice in .env.`);
		} else {
			file.values[entry[0]] = entry[1] ?? '';
		}
	}
	return file;
}
