import type { PublicEventRow } from '#features/events/types.ts';
import type { Setting } from '../types.ts';

type Named = {
	event: Pick<PublicEventRow, 'slug'> | undefined;
	form: { setting: Pick<Setting, 'isDiscreet'> } | undefined;
};

/** What the files of a ticket are called; of a discreet event the names are everybody's. */
export function ticketFiles({ event, form }: Named): {
	isDiscreet: boolean;
	pdf: string;
	calendar: string;
} {
	const isDiscreet = form?.setting.isDiscreet ?? true;
	if (isDiscreet || !event) return { isDiscreet, pdf: 'ticket.pdf', calendar: 'calendar.ics' };
	return { isDiscreet, pdf: `${event.slug}.pdf`, calendar: `${event.slug}.ics` };
}
