import { redirect } from '@sveltejs/kit';
import { isLanguage } from '#lib/i18n/languages.ts';
import type { RequestHandler } from './$types';

/** The bare address leads to the home page in the first of the visitor's languages that there is. */
export const GET: RequestHandler = ({ request, setHeaders }) => {
	setHeaders({ vary: 'accept-language', 'cache-control': 'private, no-store' });
	const wished = (request.headers.get('accept-language') ?? '')
		.split(',')
		.map((wish) => wish.trim().slice(0, 2).toLowerCase())
		.map((wish) => (wish === 'no' || wish === 'nn' ? 'nb' : wish));
	redirect(302, `/${wished.find(isLanguage) ?? 'en'}`);
};
