import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from '#platform/server/config/read.ts';
import { clientAddressHeader } from '#platform/server/http/inner-headers.ts';
import type { Handler } from '#platform/server/page-cache/make.ts';
import { runUntilStopped } from '#platform/server/running/run.ts';
import { uploadBytes } from '#platform/server/running/serve.ts';
import { productParts } from './parts.ts';

const built = new URL('../build/handler.js', import.meta.url);

async function builtPages(config: Config): Promise<Handler> {
	if (!existsSync(fileURLToPath(built))) throw new Error('The pages are not built: npm run build');
	// Read by the built handler when it is imported; the front door sets the headers that they name.
	Object.assign(process.env, {
		PROTOCOL_HEADER: 'x-forwarded-proto',
		HOST_HEADER: 'x-forwarded-host',
		ADDRESS_HEADER: clientAddressHeader,
		BODY_SIZE_LIMIT: String(uploadBytes(config))
	});
	delete process.env['PORT_HEADER'];
	const { handler } = (await import(built.href)) as { handler: Handler };
	return handler;
}

await runUntilStopped(readConfig(process.env), (config) => ({
	...productParts(config),
	loadHandler: () => builtPages(config)
}));
