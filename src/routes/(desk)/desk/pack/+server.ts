import { doorPack, markOfPack } from '#features/registrations/server/door/pack.ts';
import { isLanguage } from '#lib/i18n/languages.ts';
import { askedBy } from '../device.ts';
import type { RequestHandler } from './$types';

/** All that the device with this token needs for a day without network, in the language asked for. */
export const GET: RequestHandler = async (event) => {
	const device = await askedBy(event);
	const asked = event.url.searchParams.get('language') ?? undefined;
	const pack = await doorPack(event.locals.visit, device, isLanguage(asked) ? asked : 'en');
	const etag = markOfPack(pack);
	// A minute later most devices have it already: a large event weighs a megabyte.
	if (event.request.headers.get('if-none-match') === etag)
		return new Response(null, { status: 304 });
	return Response.json(pack, { headers: { etag } });
};
