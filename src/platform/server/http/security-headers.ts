import type { ServerResponse } from 'node:http';

// The framework puts its own policy on pages, in the place of this one.
const nothingRuns =
	"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Header names and values that every answer carries; browsers are told to insist on https where it is used. */
export function securityHeaders(publicOrigin: string): readonly (readonly [string, string])[] {
	return [
		['x-content-type-options', 'nosniff'],
		// Not no-referrer: browsers then send "Origin: null" with forms, which looks forged.
		['referrer-policy', 'same-origin'],
		['permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()'],
		['cross-origin-opener-policy', 'same-origin'],
		['x-frame-options', 'DENY'],
		['content-security-policy', nothingRuns],
		...(publicOrigin.startsWith('https:')
			? [['strict-transport-security', 'max-age=31536000'] as const]
			: [])
	];
}

/** Sets them as defaults: what the handler sets later wins. */
export function secure(res: ServerResponse, headers: ReturnType<typeof securityHeaders>): void {
	for (const [name, value] of headers) res.setHeader(name, value);
}
