import { foundRecords } from '#features/partnership/server/public-search.ts';
import type { PageServerLoad } from './$types';

const pageSize = 20;

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store' });
	const words = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const page = Math.min(Math.max(1, Number(url.searchParams.get('page')) || 1), 25);
	const asked = { words, language: params.lang, limit: pageSize, offset: (page - 1) * pageSize };
	const none = { found: [], hasMore: false };
	const answer = words === '' ? none : await foundRecords(locals.context.sql, asked);
	return { words, page, ...answer };
};
