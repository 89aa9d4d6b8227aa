import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './tests/support/chromium.ts';

/** Every journey is walked twice: nothing a visitor or a partner must do may need JavaScript. */
export default defineConfig({
	testDir: 'tests/journeys',
	outputDir: 'test-results',
	globalSetup: './tests/support/told-once.ts',
	forbidOnly: Boolean(process.env['CI']),
	retries: 0,
	// Each waits much of its time, for a server or as slowly as a person.
	workers: 2,
	timeout: 45_000,
	expect: { timeout: 8_000 },
	use: {
		browserName: 'chromium',
		locale: 'en-GB',
		timezoneId: 'Europe/Vilnius',
		// What unfolds slowly moves away under a click, and colours on their way from one to another are neither.
		reducedMotion: 'reduce',
		screenshot: 'only-on-failure',
		// What was done and what the page looked like at the end; pictures of each moment cost half of the time: `--trace on`.
		trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false, sources: false },
		launchOptions: { executablePath: chromiumPath, args: chromiumArguments }
	},
	projects: [
		{ name: 'with JavaScript', use: { javaScriptEnabled: true } },
		{ name: 'without JavaScript', use: { javaScriptEnabled: false } }
	]
});
