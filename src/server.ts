import { readConfig } from '#platform/server/config/read.ts';
import { runUntilStopped } from '#platform/server/running/run.ts';
import { builtPages } from './built-pages.ts';
import { productParts } from './parts.ts';

await runUntilStopped(readConfig(process.env), (config) => ({
	...productParts(config),
	loadHandler: () => builtPages(config)
}));
