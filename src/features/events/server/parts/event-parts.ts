import { removeRecord } from '#features/partnership/server/records.ts';
import type { Scope } from '#features/accounts/server/command.ts';

/** The records whose texts go out with an event's page and that live and die with it. */
export async function partsOf(
	{ tx, partnershipId }: Pick<Scope, 'tx' | 'partnershipId'>,
	eventId: string
): Promise<string[]> {
	const ofEvent = (table: 'stop' | 'programme_item') =>
		tx
			.selectFrom(table)
			.select('id')
			.where('partnership_id', '=', partnershipId)
			.where('event_id', '=', eventId);
	const pictures = tx
		.selectFrom('picture')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', eventId);
	const rows = await ofEvent('stop')
		.unionAll(ofEvent('programme_item'))
		.unionAll(pictures)
		.execute();
	return rows.map(({ id }) => id);
}

type PartTable = 'stop' | 'programme_item';

/** The event of a stop or programme item; undefined if it is not of this partnership. */
export async function eventOfPart(
	{ tx, partnershipId }: Pick<Scope, 'tx' | 'partnershipId'>,
	table: PartTable,
	id: string
): Promise<string | undefined> {
	const row = await tx
		.selectFrom(table)
		.select('event_id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.event_id;
}

/** The place after the last of an event's parts; the event is locked. */
export async function nextPosition(
	{ tx, partnershipId }: Pick<Scope, 'tx' | 'partnershipId'>,
	table: PartTable,
	eventId: string
): Promise<number> {
	const { last } = await tx
		.selectFrom(table)
		.select((eb) => eb.fn.max('position').as('last'))
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirstOrThrow();
	return (last ?? 0) + 1;
}

/** Removes a part with its texts and journals it. */
export async function removePart(scope: Scope, table: PartTable, id: string): Promise<void> {
	await removeRecord(scope, id);
	scope.journal({ recordId: id, recordKind: table, changes: { removed: { after: true } } });
}
