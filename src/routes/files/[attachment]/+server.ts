import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { error } from '@sveltejs/kit';
import { fileOf } from '#features/partnership/server/file-of.ts';
import { fileHeaders } from '#platform/server/files/file-headers.ts';
import { withoutTraces } from '#platform/server/files/without-traces.ts';
import { running } from '#platform/server/running.ts';
import type { RequestHandler } from './$types';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A file that hangs on a record; for whoever may not have it, there is none. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { sql, actor } = locals.context;
	const file = uuid.test(params.attachment) && (await fileOf(sql, params.attachment, actor));
	const stored = file && (await running().files.openFile(file.hash));
	if (!file || !stored) error(404);
	const cached = { 'cache-control': 'private, no-store' };
	if (!file.isPublic || !file.mediaType.startsWith('image/')) {
		return new Response(Readable.toWeb(stored.content) as ReadableStream, {
			headers: { ...fileHeaders(file), ...cached }
		});
	}
	// The team keeps the photograph as it was handed in, as evidence; the public must not learn who took it where.
	const plain = withoutTraces(await buffer(stored.content), file.mediaType);
	if (!plain) error(404);
	const shown = { ...file, byteSize: plain.length, hash: `${file.hash}-plain` };
	return new Response(new Uint8Array(plain), { headers: { ...fileHeaders(shown), ...cached } });
};
