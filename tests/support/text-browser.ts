import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './product.ts';

export type TextBrowser = {
	/** The page as it is shown, in letters alone. */
	page: () => Promise<string>;
	/** Finds these words on the page and presses what they stand on. */
	follow: (words: string) => Promise<void>;
	/** Presses the first link or button behind these words. */
	pressAfter: (words: string) => Promise<void>;
	/** Types into the first field behind these words. */
	fill: (label: string, text: string) => Promise<void>;
	/** Writes a field of several lines, which a text browser leaves to an editor. */
	write: (label: string, text: string) => Promise<void>;
	close: () => Promise<void>;
};

export const textBrowserPath = '/usr/bin/w3m';
const terminalPath = '/usr/bin/script';

/** Whether there is a text browser and a terminal for it: journeys in it are skipped where there is none. */
export const hasTextBrowser = () => existsSync(textBrowserPath) && existsSync(terminalPath);

/** w3m in a terminal of its own, driven by keys as a person drives it. It has never heard of JavaScript. */
export async function textBrowser(address: string): Promise<TextBrowser> {
	const home = mkdtempSync(join(tmpdir(), 'tiltas-w3m-'));
	const command = `stty cols 100 rows 50; exec ${textBrowserPath} -no-cookie -o confirm_qq=0 -o editor='cp ${home}/written' '${address}'`;
	const terminal = spawn(terminalPath, ['-qfec', command, '/dev/null'], {
		env: { ...process.env, HOME: home, TERM: 'vt100', LC_ALL: 'C.UTF-8', SHELL: '/bin/sh' },
		stdio: ['pipe', 'ignore', 'ignore']
	});
	const ended = once(terminal, 'close');
	// Keys that come while a page is loaded are kept by the terminal; those of a prompt must find it open.
	const press = async (...keys: string[]) => {
		for (const key of keys) {
			terminal.stdin.write(key);
			await pause(120);
		}
	};
	let pages = 0;
	const page = async () => {
		const file = join(home, `page-${(pages += 1)}`);
		await press('S', `${file}\r`);
		return until(() => (existsSync(file) ? readFileSync(file, 'utf8') : ''), 15_000);
	};
	// From the top, so that the same words are found whatever was looked for before.
	const find = (words: string) => press('g', '/', `${words}\r`);
	await page();
	return {
		page,
		follow: async (words) => {
			await find(words);
			await press('\r');
		},
		pressAfter: async (words) => {
			await find(words);
			await press('\t', '\r');
		},
		fill: async (label, text) => {
			await find(label);
			await press('\t', '\r', `${text}\r`);
		},
		write: async (label, text) => {
			writeFileSync(join(home, 'written'), `${text}\n`);
			await find(label);
			await press('\t', '\r');
		},
		close: async () => {
			await press('q');
			terminal.kill();
			await ended;
			rmSync(home, { recursive: true, force: true });
		}
	};
}
