import { command, type Scope } from '#features/accounts/server/command.ts';
import { eventToExtend } from '#features/events/server/event/locked-event.ts';
import type { EventRow } from '#features/events/types.ts';
import { createRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import type { LocalisedText } from '#features/partnership/types.ts';
import { daysOf } from '../../rules/pass-days.ts';

const may = ['coordinator', 'partner_officer'] as const;

type NewDoorList = {
	eventId: string;
	title: LocalisedText;
	/** Whom it admits: those with this add-on, or everybody with a place. */
	productId?: string | undefined;
	/** Only passes that hold on this day of the event, 1 being the first, or on the days of one of its events. */
	day?: number | undefined;
	subEventId?: string | undefined;
	/** How many may be inside at once. */
	capacity?: number | undefined;
};

/** Adds what people are admitted to: a day, a workshop, the dinner. Refuses `not-yours`, `no-title`, `no-such-product`, `no-such-day`. */
export const addDoorList = command({
	name: 'add-door-list',
	may,
	async run(scope, input: NewDoorList) {
		const locked = await eventToExtend(scope, input.eventId);
		if (!locked.ok) return locked;
		if (!Object.values(input.title).some((text) => text?.trim()))
			return { ok: false, reason: 'no-title' } as const;
		const { tx, partnershipId } = scope;
		if (input.productId) {
			const product = await tx
				.selectFrom('product')
				.select('id')
				.where('partnership_id', '=', partnershipId)
				.where('event_id', '=', input.eventId)
				.where('id', '=', input.productId)
				.where('kind', '=', 'add_on')
				.executeTakeFirst();
			if (!product) return { ok: false, reason: 'no-such-product' } as const;
		}
		if (!(await hasDay(scope, locked.event, input)))
			return { ok: false, reason: 'no-such-day' } as const;
		const { last } = await tx
			.selectFrom('door_list')
			.select((eb) => eb.fn.max('position').as('last'))
			.where('partnership_id', '=', partnershipId)
			.where('event_id', '=', input.eventId)
			.executeTakeFirstOrThrow();
		const id = await createRecord(scope, 'door_list');
		await tx
			.insertInto('door_list')
			.values({
				partnership_id: partnershipId,
				id,
				event_id: input.eventId,
				position: (last ?? 0) + 1,
				product_id: input.productId ?? null,
				day: input.subEventId ? null : (input.day ?? null),
				sub_event_id: input.subEventId ?? null,
				capacity: input.capacity ?? null
			})
			.execute();
		const changes = await writeTexts(scope, id, { title: input.title });
		scope.journal({ recordId: id, recordKind: 'door_list', changes });
		return { ok: true, id } as const;
	}
});

/** Whether the day that a list is for, if it is for one, is the event's own or that of an event of the festival. */
async function hasDay(
	{ tx, partnershipId }: Scope,
	event: EventRow,
	{ day, subEventId }: NewDoorList
): Promise<boolean> {
	if (!subEventId) return day === undefined || daysOf(event).includes(day);
	const row = await tx
		.selectFrom('event')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', subEventId)
		.where('parent_id', '=', event.id)
		.executeTakeFirst();
	return row !== undefined;
}

/** Takes a list away at which nobody was admitted; refuses `in-use`, `not-yours`, `no-such-record`. */
export const removeDoorList = command({
	name: 'remove-door-list',
	may,
	async run(scope, input: { id: string }) {
		const { tx, partnershipId } = scope;
		const list = await tx
			.selectFrom('door_list')
			.select('event_id')
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirst();
		if (!list) return { ok: false, reason: 'no-such-record' } as const;
		const locked = await eventToExtend(scope, list.event_id);
		if (!locked.ok) return locked;
		const used = await tx
			.selectFrom('scan')
			.select('id')
			.where('partnership_id', '=', partnershipId)
			.where('list_id', '=', input.id)
			.limit(1)
			.executeTakeFirst();
		if (used) return { ok: false, reason: 'in-use' } as const;
		await tx
			.deleteFrom('record')
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.execute();
		scope.journal({
			recordId: input.id,
			recordKind: 'door_list',
			changes: { removed: { after: true } }
		});
		return { ok: true } as const;
	}
});
