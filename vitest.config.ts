import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		environment: 'node',
		include: [
			'src/**/*.test.ts',
			'stories/**/*.test.ts',
			'scripts/**/*.test.ts',
			'tests/gates/**/*.test.ts',
			'tests/faults/**/*.test.ts'
		],
		// The built pages are what is tried: they are loaded as the server loads them.
		server: { deps: { external: [/\/build\//] } },
		// One for each core: what a test waits for is most often a program of its own.
		maxWorkers: '100%',
		globalSetup: 'tests/support/global-setup.ts',
		testTimeout: 60_000,
		hookTimeout: 60_000,
		// What comes in its own time may come late on a machine that has much to do.
		expect: { poll: { timeout: 15_000 } }
	}
});
