import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './tests/support/chromium.ts';

/** Every journey is walked twice: nothing a visitor or a partner must do may need JavaScript. */
export default defineConfig({
	testDir: 'tests/journeys',
	outputDir: 'test-results',
	forbidOnly: Boolean(process.env['CI']),
	retries: 0,
	workers: 1,
	timeout: 45_000,
	expect: { timeout: 8_000 },
	use: {
		browserName: 'chromium',
		locale: 'en-GB',
		timezoneId: 'Europe/Vilnius',
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure',
		launchOptions: { executablePath: chromiumPath, args: chromiumArguments }
	},
	projects: [
		{ name: 'with JavaScript', use: { javaScriptEnabled: true } },
		{ name: 'without JavaScript', use: { javaScriptEnabled: false } }
	]
});
