import { buffer } from 'node:stream/consumers';
import { error } from '@sveltejs/kit';
import { dossier } from '#features/reports/server/dossier.ts';
import { running } from '#platform/server/running.ts';
import { workScope } from '../../../../../../work.ts';
import type { RequestHandler } from './$types';

/** What a frozen report names must be there: a missing file is a fault, not a shorter dossier. */
async function kept(hash: string): Promise<Uint8Array> {
	const file = await running().files.openFile(hash);
	if (!file) throw new Error(`The file ${hash} is missing`);
	return buffer(file.content);
}

/** All that stands behind a handed-in report, in one zip with its checksums. */
export const GET: RequestHandler = async (event) => {
	const scope = await workScope(event);
	const bytes = await dossier(scope, {
		reportId: event.params.id,
		origin: event.url.origin,
		openFile: kept
	});
	if (!bytes) error(404);
	return new Response(Buffer.from(bytes), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${scope.slug}-dossier.zip"`,
			'cache-control': 'private, no-store'
		}
	});
};
