import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Config } from '#platform/server/config/read.ts';
import { clientAddressHeader } from '#platform/server/http/inner-headers.ts';
import type { Handler } from '#platform/server/page-cache/make.ts';
import { uploadBytes } from '#platform/server/running/serve.ts';

const built = new URL('../build/handler.js', import.meta.url);

/** The pages as they were built, told what the front door says about each request; throws where nothing is built. */
export async function builtPages(config: Config): Promise<Handler> {
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
