import { existsSync } from 'node:fs';
import { chromiumPath, shellPath } from '../../tests/support/chromium.ts';
import { textBrowserPath } from '../../tests/support/text-browser.ts';
import { show } from '../checks/run.ts';

/** Sees to it that there are browsers for the journeys; a sentence that says what to do, if there can't be one. */
export async function browserProblem(): Promise<string | undefined> {
	const lacking = [
		['chromium', chromiumPath],
		['w3m', textBrowserPath],
		['chromium-headless-shell', shellPath]
	].flatMap(([name = '', path = '']) => (existsSync(path) ? [] : [name]));
	if (lacking.length > 0 && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
		console.log('Installing browsers for the journeys (once) …');
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		const apt = (...args: string[]) =>
			show('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], env);
		await apt('update');
		// One by one: where one of them can't be had, the others still can.
		for (const name of lacking) await apt('install', '-y', '--no-install-recommends', name);
	}
	if (existsSync(chromiumPath)) return undefined;
	return `The journeys need Chromium at ${chromiumPath}: install it ("apt-get install chromium" on Debian), or say in CHROMIUM where it is.`;
}
