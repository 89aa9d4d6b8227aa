/** One row of docs/acceptance.md: a line of the acceptance list, a test file, and the name of a test in it. */
const row = /^\| ([A-Z]{1,2}\d+) \| [uie] \| `([^`]+)` \| (.+) \|$/;

/** Where the table of acceptance lines says what is not so. `read` gives a file's text, if there is such a file. */
export function acceptanceProblems(
	table: string,
	read: (path: string) => string | undefined
): string[] {
	const lines = table.split('\n').filter((line) => /^\| [A-Z]{1,2}\d/.test(line));
	return lines.flatMap((line) => {
		const [, name = '', path = '', title = ''] = row.exec(line) ?? [];
		if (name === '') return [`docs/acceptance.md: this row can't be read: ${line}`];
		const text = read(path);
		if (text === undefined)
			return [`docs/acceptance.md: ${name} names ${path}, which is not there`];
		return text.includes(title)
			? []
			: [`docs/acceptance.md: ${name}: no test of ${path} is called “${title}”`];
	});
}
