import { titlesOf } from '#features/events/rules/titles.ts';
import { timeWords } from '#features/events/ui/words.ts';
import type { ShownText } from '#features/partnership/types.ts';
import { drawing, fact, inLanguage, paragraph, strong } from '#lib/document/blocks.ts';
import type { Document, Run } from '#lib/document/types.ts';
import { formatDayRange, formatDays } from '#lib/format/dates.ts';
import type { Speech } from '#lib/i18n/translator.ts';
import { isOnline, joinAddress, productOf } from '../../rules/joining.ts';
import { qrDrawing } from '../../rules/qr.ts';
import type { PlacePage, PlaceTicket } from '../../types.ts';

type Given = {
	ticket: PlaceTicket;
	speech: Speech;
	/** What the funders ask to be said. */
	funding: readonly ShownText[];
	now: Date;
};

/** A ticket to be printed or kept: its title, which readers show in window and list, names no event. */
export function ticketDocument(
	{ event, form, place }: PlacePage,
	{ ticket, speech, funding, now }: Given
): Document {
	const { t, language } = speech;
	const said = (text: ShownText): Run | string =>
		text.language === language ? text.text : inLanguage(text.text, text.language);
	const title = event && titlesOf(event, language).headline;
	const when = event && [
		formatDayRange(event.startsOn, event.endsOn, language),
		timeWords(speech, event)
	];
	const chosen = [place.productId, ...place.addOnIds].flatMap((id) => {
		const product = form?.products.find((one) => one.id === id);
		return product?.title ? [said(product.title)] : [];
	});
	const product = productOf({ place, form });
	const { days = [], note } = product ?? {};
	const online = isOnline(place, event);
	const address = joinAddress(place, place, event);
	const admitsTo = chosen.flatMap((one, at) => (at === 0 ? [one] : [', ', one]));
	return {
		language,
		title: t('tickets.title'),
		...(title && { subtitle: title.text }),
		facts: [
			...(when ? [fact(t('tickets.when'), when.filter(Boolean).join(', '))] : []),
			...(online
				? [fact(t('tickets.where'), address ?? t('registrations.attendance_online'))]
				: []),
			...(event?.place && !online ? [fact(t('tickets.where'), [said(event.place)])] : []),
			...(chosen.length > 0 ? [fact(t('tickets.admits_to'), admitsTo)] : []),
			...(days.length > 0 ? [fact(t('tickets.valid_on'), formatDays(days, language))] : []),
			fact(t('tickets.check_code'), [strong(ticket.checkCode)])
		],
		blocks: [
			drawing(qrDrawing(ticket.text), t('tickets.qr_label')),
			paragraph(t('tickets.how_to_use')),
			...(note ? [paragraph(said(note))] : []),
			...funding.map((statement) => paragraph(said(statement)))
		],
		footer: t('tickets.footer'),
		createdAt: now.toISOString()
	};
}
