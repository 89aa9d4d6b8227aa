import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { publicPictureHash } from '#features/media/server/public.ts';
import { fileHeaders } from '#platform/server/files/file-headers.ts';
import { running } from '#platform/server/running.ts';
import type { RequestHandler } from './$types';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export const GET: RequestHandler = async ({ locals, params, request }) => {
	const { picture, size } = params;
	if (!uuid.test(picture) || (size !== 'large' && size !== 'small')) error(404, 'Not found');
	const hash = await publicPictureHash(locals.context.sql, picture, size);
	const file = hash && (await running().files.openFile(hash));
	if (!hash || !file) error(404, 'Not found');
	const name = `${picture}-${size}.webp`;
	const shown = { name, mediaType: 'image/webp', byteSize: file.byteSize, hash, inPage: true };
	const headers = { ...fileHeaders(shown), 'cache-control': 'public, max-age=3600' };
	if (request.headers.get('if-none-match') === `"${hash}"`) {
		file.content.destroy();
		return new Response(null, { status: 304, headers });
	}
	return new Response(Readable.toWeb(file.content) as ReadableStream, { headers });
};
