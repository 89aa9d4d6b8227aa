import { sql } from 'kysely';
import type { Tx } from '#features/accounts/server/context.ts';
import { eventOf, selectEvents } from '#features/events/server/event/event-rows.ts';
import type { EventRow } from '#features/events/types.ts';
import { publicFunding } from '#features/funding/server/public.ts';
import { shownTexts } from '#features/partnership/server/public-texts.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { formatDayRange, formatDays, formatInstant } from '#lib/format/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { isOnline, joinAddress } from '../../rules/joining.ts';
import { dayAt } from '../../rules/pass-days.ts';
import type { OwnState, Product } from '../../types.ts';
import type { LetterFacts, LetterKind } from './compose.ts';

type Of = { partnershipId: string; eventId: string; productIds: readonly string[] };
type Asked = { origin: string; now: Date; language: Language };
/** What a letter says for one of the kinds of places that were read. */
export type FactsFor = (letter: {
	productId: string;
	kind: LetterKind;
	state: OwnState;
	offeredUntil: Date | undefined;
}) => LetterFacts;

/** What letters say of an event and these kinds of places, as the public reads it in this language; read once for all. */
export async function letterFacts(tx: Tx, asked: Asked, of: Of): Promise<FactsFor> {
	const { partnershipId, eventId, productIds } = of;
	const { language } = asked;
	const row = await selectEvents(tx)
		.where('event.partnership_id', '=', partnershipId)
		.where('event.id', '=', eventId)
		.executeTakeFirstOrThrow();
	const event = eventOf(row, asked.now);
	const { slug, source, isDiscreet } = await settingOf(tx, of);
	const texts = await shownTexts(tx, { partnershipId, language, source }, [eventId, ...productIds]);
	const partnership = await publicPartnership(tx, slug);
	const funding = partnership
		? await publicFunding(tx, partnership, { language, recordId: eventId })
		: [];
	const products = await productsOf(tx, of);
	return ({ productId, kind, state, offeredUntil }) => {
		const product = products.get(productId);
		const isAboutChange = kind === 'event_changed' || kind === 'event_cancelled';
		return {
			kind,
			language,
			isDiscreet,
			title: texts(eventId, 'title')?.text ?? slug,
			when: whenOf(event, product?.days ?? [], language),
			place: texts(eventId, 'place')?.text,
			note: texts(productId, 'note')?.text,
			isOnline: isOnline(product, event),
			joinAddress: joinAddress({ state, joinLink: product?.joinLink }, product, event),
			notice: isAboutChange ? texts(eventId, 'notice')?.text : undefined,
			offeredUntil: offeredUntil && formatInstant(offeredUntil, language, event.zone),
			placeLink: `${asked.origin}/${language}/place`,
			funding: funding.map(({ statement }) => statement?.text ?? '').filter(Boolean)
		};
	};
}

/** The days of a pass, else those of the event and when it begins. */
function whenOf(event: EventRow, days: readonly number[], language: Language): string {
	if (days.length > 0) {
		return formatDays(
			days.map((day) => dayAt(event, day)),
			language
		);
	}
	const span = formatDayRange(event.startsOn, event.endsOn, language);
	return [span, event.startsTime].filter(Boolean).join(', ');
}

async function settingOf(tx: Tx, { partnershipId, eventId }: Of) {
	const row = await tx
		.selectFrom('partnership')
		.innerJoin('registration_setting', 'registration_setting.partnership_id', 'partnership.id')
		.select(['slug', 'source_language', 'is_discreet'])
		.where('partnership.id', '=', partnershipId)
		.where('registration_setting.event_id', '=', eventId)
		.executeTakeFirstOrThrow();
	return { slug: row.slug, source: row.source_language, isDiscreet: row.is_discreet };
}

type Told = Pick<Product, 'attendance'> & { joinLink: string | undefined; days: number[] };

async function productsOf(tx: Tx, { partnershipId, productIds }: Of): Promise<Map<string, Told>> {
	if (productIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom('product')
		.select(['id', 'attendance', 'join_link'])
		.select(
			sql<
				number[]
			>`array(select day from product_day where product_day.partnership_id = product.partnership_id
				and product_day.product_id = product.id order by day)`.as('days')
		)
		.where('partnership_id', '=', partnershipId)
		.where('id', 'in', productIds)
		.execute();
	return new Map(
		rows.map(({ id, attendance, days, join_link }) => {
			return [id, { attendance, days, joinLink: join_link ?? undefined }];
		})
	);
}
