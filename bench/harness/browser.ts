import { chromium, type Browser } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '../../tests/support/chromium.ts';

export const startBrowser = () =>
	chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });

/** Milliseconds of processor time that all processes of the browser took so far. */
export async function browserCpuMs(browser: Browser): Promise<number> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}
