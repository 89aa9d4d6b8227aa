import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApi } from './open-api.ts';

test('every route of the public API is described, and nothing else', () => {
	const routes = globSync('src/routes/api/v1/**/+server.ts').map((file) =>
		file
			.replace('src/routes/api/v1', '')
			.replace('/+server.ts', '')
			.replaceAll(/\[(\w+)\]/g, '{$1}')
	);
	expect(Object.keys(openApi.paths).sort()).toEqual(routes.sort());
});
