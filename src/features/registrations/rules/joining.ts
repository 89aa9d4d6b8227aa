import type { PublicEventRow } from '#features/events/types.ts';
import type { OwnPlace, PlacePage, Product } from '../types.ts';

/** The kind of place that somebody has; undefined once the event asks for none. */
export const productOf = ({ place, form }: Pick<PlacePage, 'place' | 'form'>) =>
	form?.products.find(({ id }) => id === place.productId);

/** Whether a place is taken online: it was chosen so, or the whole event has moved there. */
export const isOnline = (
	product: Pick<Product, 'attendance'> | undefined,
	event: Pick<PublicEventRow, 'attendanceMode'> | undefined
): boolean => product?.attendance === 'online' || event?.attendanceMode === 'online';

/** Where the person of a confirmed place that is taken online joins: by its own link, else by the event's. */
export function joinAddress(
	place: Pick<OwnPlace, 'state' | 'joinLink'>,
	product: Pick<Product, 'attendance'> | undefined,
	event: Pick<PublicEventRow, 'attendanceMode' | 'onlineUrl'> | undefined
): string | undefined {
	if (place.state !== 'confirmed' || !isOnline(product, event)) return undefined;
	return place.joinLink ?? event?.onlineUrl;
}

/** Whether some of an event's places are taken online: their people need not come to a door. */
export const hasOnlinePlaces = (
	products: readonly Pick<Product, 'kind' | 'attendance'>[]
): boolean => products.some(({ kind, attendance }) => kind === 'place' && attendance === 'online');
