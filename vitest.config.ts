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
		globalSetup: 'tests/support/global-setup.ts',
		testTimeout: 60_000,
		hookTimeout: 60_000
	}
});
