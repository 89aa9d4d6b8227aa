import { existsSync } from 'node:fs';
import { chromiumPath } from '../../tests/support/chromium.ts';
import { textBrowserPath } from '../../tests/support/text-browser.ts';
import { show } from '../checks/run.ts';

/** Sees to it that there are browsers for the journeys; a sentence that says what to do, if there can't be one. */
export async function browserProblem(): Promise<string | undefined> {
	if (existsSync(chromiumPath) && existsSync(textBrowserPath)) return undefined;
	if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
		console.log('Installing Chromium and w3m for the journeys (once) …');
		const env = { DEBIAN_FRONTEND: 'noninteractive' };
		const wait = ['-q', '-o', 'DPkg::Lock::Timeout=300'];
		await show('apt-get', [...wait, 'update'], env);
		const install = [...wait, 'install', '-y', '--no-install-recommends'];
		await show('apt-get', [...install, 'chromium', 'w3m'], env);
	}
	if (existsSync(chromiumPath)) return undefined;
	return `The journeys need Chromium at ${chromiumPath}: install it ("apt-get install chromium" on Debian), or say in CHROMIUM where it is.`;
}
