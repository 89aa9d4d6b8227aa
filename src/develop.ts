import { createServer } from 'node:http';
import { createServer as createVite } from 'vite';
import { readConfig, type Config } from '#platform/server/config/read.ts';
import type { Handler } from '#platform/server/page-cache/make.ts';
import { runUntilStopped } from '#platform/server/running/run.ts';
import { productParts } from './parts.ts';

// It never listens: what reaches the real server's door is handed on to it.
const changes = createServer();

/** Pages made anew from the sources as they are; the browser hears of changes over the same address. */
async function pagesInTheMaking({ publicOrigin }: Config): Promise<Handler> {
	const { middlewares } = await createVite({
		appType: 'custom',
		server: {
			middlewareMode: true,
			hmr: { server: changes },
			allowedHosts: [new URL(publicOrigin).hostname]
		}
	});
	return middlewares;
}

await runUntilStopped(readConfig(process.env), (config) => {
	const product = productParts(config);
	return {
		...product,
		loadHandler: () => pagesInTheMaking(config),
		upgrade: (...connection) => void changes.emit('upgrade', ...connection),
		pages: { ...product.pages, neverKept: ['/'] }
	};
});
process.stdout.write(
	'  Pages follow what you save; the platform, jobs and stories follow at the next start.\n  Next: npm run check\n\n'
);
