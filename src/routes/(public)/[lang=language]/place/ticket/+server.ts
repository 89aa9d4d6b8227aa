import { error } from '@sveltejs/kit';
import { ticketFiles } from '#features/registrations/rules/ticket-files.ts';
import { placeFunding } from '#features/registrations/server/place/place-funding.ts';
import { ticketDocument } from '#features/registrations/ui/place/ticket-document.ts';
import { renderPdf } from '#platform/server/pdf/render-pdf.ts';
import { isWithinLimits } from '../../../../limits.ts';
import { openedForCopy } from '../opened.ts';
import type { RequestHandler } from './$types';

// A PDF takes a second of a processor: a class may print its tickets, a program may not print on and on.
const times = 120;

/** The ticket of the place whose words the form carries, as PDF. */
export const POST: RequestHandler = async (event) => {
	const { visit, language, t } = event.locals;
	const page = await openedForCopy(event);
	if (!page?.ticket) error(404, 'Not found');
	const who = [event.getClientAddress(), times] as const;
	if (!(await isWithinLimits(event.locals, { 'tickets by client': who }))) error(429);
	const document = ticketDocument(page, {
		ticket: page.ticket,
		speech: { language, t },
		funding: await placeFunding(visit, page, language),
		now: visit.clock()
	});
	return new Response(Buffer.from(await renderPdf(document)), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="${ticketFiles(page).pdf}"`,
			'cache-control': 'private, no-store'
		}
	});
};
