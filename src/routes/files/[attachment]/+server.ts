import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { fileOf } from '#features/partnership/server/file-of.ts';
import { fileHeaders } from '#platform/server/files/file-headers.ts';
import { running } from '#platform/server/running.ts';
import type { RequestHandler } from './$types';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A file that hangs on a record; for whoever may not have it, there is none. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { sql, actor } = locals.context;
	const file = uuid.test(params.attachment) && (await fileOf(sql, params.attachment, actor));
	const stored = file && (await running().files.openFile(file.hash));
	if (!file || !stored) error(404);
	return new Response(Readable.toWeb(stored.content) as ReadableStream, {
		headers: { ...fileHeaders(file), 'cache-control': 'private, no-store' }
	});
};
