import { nextRevision } from '#features/accounts/server/command.ts';
import type { Tx } from '#features/accounts/server/context.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { registrationWindow } from '../../rules.ts';
import type { RegistrationForm } from '../../types.ts';
import { forgetEnded } from '../forgetting/ended.ts';
import { freeSeats } from '../invitations/free-seats.ts';
import { changeTaken, lockQuotas, useOf, type Use } from '../quotas.ts';
import type { Visit } from '../visit.ts';
import { passOn } from '../waiting-list/pass-on.ts';
import { claimMark } from './rows.ts';

export type GivenBack = { ok: true } | { ok: false; reason: 'no-such-place' | 'already-ended' };
type Form = Pick<
	RegistrationForm,
	'partnershipId' | 'partnershipSlug' | 'event' | 'setting' | 'eventKey'
>;
type Claim = {
	lookup: Uint8Array;
	wholeGroup: boolean;
	/** Another place of the group, for the one who registered it. */
	position?: number | undefined;
};

const holdingRoom = ['confirmed', 'offered'];
/** States of a place that is not over. */
export const living = [...holdingRoom, 'requested', 'waiting'];

/**
 * Gives the place of this claim code back, or with the first code of a group all of the group's: every
 * quota, add-on and invitation is free at once and passed on. Refuses `no-such-place`, `already-ended`.
 */
export async function giveBack(visit: Visit, form: Form, claim: Claim): Promise<GivenBack> {
	const now = visit.clock();
	const result = await inTransaction(visit, async (tx): Promise<GivenBack> => {
		const at = { partnershipId: form.partnershipId, eventId: form.event.id };
		const quotas = await lockQuotas(tx, at);
		const places = await lockedPlaces(tx, { ...at, mark: claimMark(visit.keys, claim.lookup) });
		const own = places.find(({ isOwn }) => isOwn);
		if (!own) return { ok: false, reason: 'no-such-place' };
		const ended = askedFor(places, own, claim).filter(({ state }) => living.includes(state));
		if (ended.length === 0) return { ok: false, reason: 'already-ended' };
		const use = await endPlaces(tx, { ...at, now, ended });
		const closes = form.setting.closesAt ?? form.event.endsAt;
		const isOpen = registrationWindow(form, now) !== 'closed';
		const wasFull = quotas.some(({ id, taken, capacity }) => use.has(id) && taken >= capacity);
		const moved = await passOn(tx, at, { now, closes: isOpen ? closes : now });
		if (wasFull && !moved) await nextRevision(tx, at.partnershipId);
		return { ok: true };
	});
	if (result.ok) visit.changed(form.partnershipSlug);
	return result;
}

/** Who registered the group may give back any of its places, everybody else the own one. */
function askedFor(places: readonly Place[], own: Place, claim: Claim): readonly Place[] {
	if (own.position !== 1) return [own];
	if (claim.wholeGroup) return places;
	const wanted = claim.position ?? own.position;
	return places.filter(({ position }) => position === wanted);
}

type Place = {
	id: string;
	position: number;
	state: string;
	isOwn: boolean;
};

async function lockedPlaces(
	tx: Tx,
	at: { partnershipId: string; eventId: string; mark: Buffer }
): Promise<Place[]> {
	const rows = await tx
		.selectFrom('registration')
		.select(['id', 'position', 'state', 'lookup'])
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.where('group_id', 'in', (eb) =>
			eb.selectFrom('registration').select('group_id').where('lookup', '=', at.mark)
		)
		.orderBy('position')
		.forUpdate()
		.execute();
	return rows.map(({ lookup, ...row }) => ({ ...row, isOwn: lookup.equals(at.mark) }));
}

type Ending = {
	partnershipId: string;
	now: Date;
	ended: readonly Pick<Place, 'id' | 'state'>[];
	/** Who left an address is to be told. */
	isTold?: boolean;
};

/** Ends living places, whose event's quotas are locked, and frees all that they held; says how much of what. */
export async function endPlaces(tx: Tx, ending: Ending): Promise<Use> {
	const { partnershipId, ended } = ending;
	const held = ended.filter(({ state }) => holdingRoom.includes(state)).map(({ id }) => id);
	const use = await useOf(tx, partnershipId, held);
	await end(tx, ending);
	await changeTaken(tx, partnershipId, { use, sign: -1 });
	return use;
}

async function end(tx: Tx, { partnershipId, now, ended, isTold = false }: Ending): Promise<void> {
	const ids = ended.map(({ id }) => id);
	await tx
		.updateTable('registration')
		.set({ state: 'cancelled', offered_until: null, waiting_rank: null, ended_at: now })
		.where('partnership_id', '=', partnershipId)
		.where('id', 'in', ids)
		.execute();
	await forgetEnded(tx, { partnershipId, ids, now, isTold });
	await freeSeats(tx, partnershipId, ids);
}
