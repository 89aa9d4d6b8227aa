import source from '../worker-source.js?raw';
import type { RequestHandler } from './$types';

/** The service worker of the desk: it may ask this instance for what it keeps, and nobody else. */
export const GET: RequestHandler = () =>
	new Response(source, {
		headers: {
			'content-type': 'text/javascript; charset=utf-8',
			'cache-control': 'public, max-age=0, must-revalidate',
			'content-security-policy': "default-src 'none'; connect-src 'self'"
		}
	});
