import type { PlacePage } from '../types.ts';

/** What the files of a ticket are called; of a discreet event the names are everybody's. */
export function ticketFiles({ event, form }: Pick<PlacePage, 'event' | 'form'>): {
	isDiscreet: boolean;
	pdf: string;
	calendar: string;
} {
	const isDiscreet = form?.setting.isDiscreet ?? true;
	if (isDiscreet || !event) return { isDiscreet, pdf: 'ticket.pdf', calendar: 'calendar.ics' };
	return { isDiscreet, pdf: `${event.slug}.pdf`, calendar: `${event.slug}.ics` };
}
