import { error } from '@sveltejs/kit';
import { ownCopy } from '#features/registrations/rules/own-copy.ts';
import { openedForCopy } from '../opened.ts';
import type { RequestHandler } from './$types';

/** What is held about the person whose words the form carries, as a file with a name that says nothing. */
export const POST: RequestHandler = async (event) => {
	const page = await openedForCopy(event);
	if (!page) error(404, 'Not found');
	return new Response(JSON.stringify(ownCopy(page), undefined, '\t'), {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': 'attachment; filename="place.json"',
			'cache-control': 'private, no-store'
		}
	});
};
