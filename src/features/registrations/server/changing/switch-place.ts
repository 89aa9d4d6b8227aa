import { randomBytes } from 'node:crypto';
import { nextRevision } from '#features/accounts/server/command.ts';
import type { Tx } from '#features/accounts/server/context.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { switchRefusal, type SwitchRefusal } from '../../rules/switching.ts';
import type { OwnPlace, Product, RegistrationForm } from '../../types.ts';
import { changeTaken, lockQuotas, useOf, type AtEvent, type Use } from '../quotas.ts';
import { queueLetter } from '../letters/queue-letter.ts';
import type { Visit } from '../visit.ts';
import { passOn } from '../waiting-list/pass-on.ts';
import { hasRoomFor, useOfProducts } from './switched-use.ts';

export type Switched = { ok: true } | { ok: false; reason: SwitchRefusal | 'full' | 'stale' };

/**
 * Exchanges a place for one of another kind: what it drew on is free at once and passed on, and what the new
 * one draws on is taken, or nothing changes. Add-ons that are not where the new place is are given back. The
 * old ticket ends, for it admits where the new one does not. Refuses `ended`, `closed`, `no-such-product`,
 * `stale` if it was changed meanwhile, `full` also where somebody waits for the same room.
 */
export async function switchPlace(
	visit: Visit,
	form: RegistrationForm,
	{ place, productId }: { place: OwnPlace; productId: string }
): Promise<Switched> {
	const now = visit.clock();
	const product = form.products.find(({ id, kind }) => id === productId && kind === 'place');
	if (!product || productId === place.productId) return { ok: false, reason: 'no-such-product' };
	const reason = switchRefusal(form, product, now);
	if (reason) return { ok: false, reason };
	const result = await inTransaction(visit, (tx) => exchange(tx, { form, place, product, now }));
	if (result.ok) visit.changed(form.partnershipSlug);
	return result;
}

type Exchange = { form: RegistrationForm; place: OwnPlace; product: Product; now: Date };
const changeable = ['requested', 'waiting', 'confirmed'];
const none: Use = new Map();

async function exchange(tx: Tx, { form, place, product, now }: Exchange): Promise<Switched> {
	const at = { partnershipId: form.partnershipId, eventId: form.event.id };
	const quotas = await lockQuotas(tx, at);
	const row = await lockedPlace(tx, place);
	if (!row || !changeable.includes(row.state)) return { ok: false, reason: 'ended' };
	if (row.revision !== place.revision) return { ok: false, reason: 'stale' };
	const isHeld = row.state === 'confirmed';
	const left = addOnsElsewhere(form, place, product);
	const kept = place.addOnIds.filter((id) => !left.includes(id));
	const before = isHeld ? await useOf(tx, at.partnershipId, [place.id]) : none;
	const after = isHeld ? await useOfProducts(tx, at.partnershipId, [product.id, ...kept]) : none;
	if (!(await hasRoomFor(tx, at, { quotas, before, after }))) return { ok: false, reason: 'full' };
	await changeTaken(tx, at.partnershipId, { use: before, sign: -1 });
	await changeTaken(tx, at.partnershipId, { use: after, sign: 1 });
	await write(tx, { place, productId: product.id, left });
	if (isHeld) await replaceTicket(tx, at, place);
	// It says where to come now, or how to join.
	if (isHeld && row.sealed_contact)
		await queueLetter(tx, place, {
			kind: 'confirmed',
			occasion: `switched ${place.revision}`,
			now
		});
	const moved = await passOn(tx, at, { now, closes: form.setting.closesAt ?? form.event.endsAt });
	if (!moved) await nextRevision(tx, at.partnershipId);
	return { ok: true };
}

const lockedPlace = (tx: Tx, { partnershipId, id }: OwnPlace) =>
	tx
		.selectFrom('registration')
		.select(['state', 'revision', 'sealed_contact'])
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();

/** Add-ons that take place where the person is no longer. */
const addOnsElsewhere = (form: RegistrationForm, { addOnIds }: OwnPlace, { attendance }: Product) =>
	addOnIds.filter((id) => {
		const addOn = form.products.find((one) => one.id === id);
		return addOn !== undefined && addOn.attendance !== attendance;
	});

type Written = { place: OwnPlace; productId: string; left: readonly string[] };

async function write(tx: Tx, { place, productId, left }: Written): Promise<void> {
	if (left.length > 0) {
		await tx
			.deleteFrom('registration_add_on')
			.where('partnership_id', '=', place.partnershipId)
			.where('registration_id', '=', place.id)
			.where('product_id', 'in', left)
			.execute();
	}
	await tx
		.updateTable('registration')
		.set((eb) => ({ product_id: productId, revision: eb('revision', '+', 1) }))
		.where('partnership_id', '=', place.partnershipId)
		.where('id', '=', place.id)
		.execute();
}

/** The old number is turned away from now on; who was let in with it still counts, once. */
async function replaceTicket(tx: Tx, at: AtEvent, place: OwnPlace): Promise<void> {
	const ticket = randomBytes(5);
	const old = Buffer.from(place.ticket);
	await tx
		.updateTable('registration')
		.set({ ticket })
		.where('partnership_id', '=', at.partnershipId)
		.where('id', '=', place.id)
		.execute();
	await tx
		.updateTable('scan')
		.set({ ticket })
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.where('ticket', '=', old)
		.execute();
	await tx
		.insertInto('replaced_ticket')
		.values({ partnership_id: at.partnershipId, event_id: at.eventId, ticket: old })
		.execute();
}
