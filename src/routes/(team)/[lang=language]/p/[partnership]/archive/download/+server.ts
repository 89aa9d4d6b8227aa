import { error } from '@sveltejs/kit';
import { exportArchive } from '#features/reports/server/archive/export.ts';
import { archiveFiles } from '#features/reports/server/archive/stored-files.ts';
import { running } from '#platform/server/running.ts';
import { workScope } from '../../../../../work.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const scope = await workScope(event);
	if (scope.member.role !== 'coordinator') error(403);
	const { readFile } = archiveFiles(running().files);
	const archive = await exportArchive(scope.sql, scope.partnershipId, readFile);
	return new Response(JSON.stringify(archive), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="${scope.slug}.tiltas.json"`,
			'cache-control': 'private, no-store'
		}
	});
};
