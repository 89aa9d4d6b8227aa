import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Encoding } from '../http/accepted-encodings.ts';
import { brotli, isWorthCompressing } from '../http/compress.ts';
import { cacheTagsHeader, routeHeader } from '../http/inner-headers.ts';
import { tagsOf, type Head } from './storable.ts';

/** Header lists are flat [name, value, …], the form that Node writes without another look. */
export type Variant = { body: Buffer; etag: string; headers: string[]; unchangedHeaders: string[] };

export type Page = {
	variants: Partial<Record<Encoding, Variant>> & { identity: Variant };
	tags: readonly string[];
	/** Milliseconds since 1970: fresh until, and of use while it is made anew until. */
	freshUntil: number;
	usableUntil: number;
	bytes: number;
};

const entryOverheadBytes = 1_000;
// What Node writes itself or what belongs to one answer only.
const leftOut = new Set(
	[
		'connection keep-alive transfer-encoding date etag content-length vary'.split(' '),
		cacheTagsHeader,
		routeHeader
	].flat()
);

/** A page ready to send: compressed beforehand, with a strong tag for each encoding (RFC 9110, 8.8.3). */
export async function makePage(
	head: Head,
	body: Buffer,
	times: { now: number; maxAgeSeconds: number }
): Promise<Page> {
	const isWorthIt = isWorthCompressing(head.headers['content-type'], body);
	const [br, gz] = isWorthIt
		? await Promise.all([brotli(body), promisify(gzip)(body, { level: 6 })])
		: [];
	const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
	const variant = (encoding: Encoding, encoded: Buffer) =>
		makeVariant({ head, body: encoded, encoding, varies: isWorthIt, hash });
	const variants: Page['variants'] = { identity: variant('identity', body) };
	if (br && br.length < body.length) variants.br = variant('br', br);
	if (gz && gz.length < body.length) variants.gzip = variant('gzip', gz);
	const freshUntil = times.now + times.maxAgeSeconds * 1000;
	return {
		variants,
		tags: tagsOf(head.headers[cacheTagsHeader]),
		freshUntil,
		usableUntil: freshUntil + times.maxAgeSeconds * 1000,
		bytes: Object.values(variants).reduce(
			(sum, { body }) => sum + body.length + entryOverheadBytes,
			0
		)
	};
}

function makeVariant(options: {
	head: Head;
	body: Buffer;
	encoding: Encoding;
	varies: boolean;
	hash: string;
}): Variant {
	const { head, body, encoding } = options;
	const etag = encoding === 'identity' ? `"${options.hash}"` : `"${options.hash}.${encoding}"`;
	const always = ['etag', etag, ...(options.varies ? ['vary', 'accept-encoding'] : [])];
	const kept = Object.entries(head.headers)
		.filter(([name]) => !leftOut.has(name))
		.flatMap(([name, value]) => [value].flat().flatMap((one) => [name, String(one)]));
	const control = ['cache-control', String(head.headers['cache-control'])];
	return {
		body,
		etag,
		headers: [
			...kept,
			...always,
			...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
			'content-length',
			String(body.length)
		],
		unchangedHeaders: [...always, ...control]
	};
}
