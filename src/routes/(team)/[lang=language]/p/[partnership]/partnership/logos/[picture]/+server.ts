import { Readable } from 'node:stream';
import { error } from '@sveltejs/kit';
import { logosOf } from '#features/media/server/queries.ts';
import { fileHeaders } from '#platform/server/files/file-headers.ts';
import { running } from '#platform/server/running.ts';
import { workScope } from '../../../../../../work.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { sql, partnershipId } = await workScope(event);
	const { picture } = event.params;
	const found = (await logosOf(sql, partnershipId)).find((one) => one.id === picture);
	const file = found && (await running().files.openFile(found.smallHash));
	if (!found || !file) error(404);
	const shown = {
		name: `${picture}.webp`,
		mediaType: 'image/webp',
		byteSize: file.byteSize,
		hash: found.smallHash
	};
	return new Response(Readable.toWeb(file.content) as ReadableStream, {
		headers: { ...fileHeaders({ ...shown, inPage: true }), 'cache-control': 'private, no-store' }
	});
};
