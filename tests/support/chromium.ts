import { existsSync } from 'node:fs';

/** Debian's browser without windows, which is faster: each page costs it a quarter of the time. */
export const shellPath = '/usr/bin/chromium-headless-shell';

/** Debian's browser: Playwright's own would have to be downloaded from its maker. */
export const chromiumPath =
	process.env['CHROMIUM'] ?? (existsSync(shellPath) ? shellPath : '/usr/bin/chromium');

/** Nothing but the pages under test may be called; root has no sandbox to offer. */
export const chromiumArguments = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--disable-quic'
];
