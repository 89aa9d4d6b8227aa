import type { Updateable } from 'kysely';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import type { DB } from '#platform/server/database/schema.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { StopInput } from '../../types.ts';
import { eventOfPart, nextPosition, removePart } from './event-parts.ts';
import { eventToExtend, moveSequence } from '../event/locked-event.ts';

const may = ['coordinator', 'partner_officer'] as const;
const columns = (input: StopInput) => ({
	passes_time: input.passesTime ?? null,
	is_step_free: input.isStepFree ?? null,
	latitude: input.point?.latitude ?? null,
	longitude: input.point?.longitude ?? null
});

/** Adds a stop at the end of an event's route; refuses `not-yours`, `no-such-record`, `no-title`. */
export const addStop = command({
	name: 'add-stop',
	may,
	async run(scope, input: StopInput & { eventId: string }) {
		const locked = await eventToExtend(scope, input.eventId);
		if (!locked.ok) return locked;
		if (!Object.values(input.title).some(Boolean))
			return { ok: false, reason: 'no-title' } as const;
		const position = await nextPosition(scope, 'stop', input.eventId);
		const id = await createRecord(scope, 'stop');
		const row = { event_id: input.eventId, position, ...columns(input) };
		await scope.tx
			.insertInto('stop')
			.values({ partnership_id: scope.partnershipId, id, ...row })
			.execute();
		const texts = await writeTexts(scope, id, { title: input.title, note: input.note });
		await moveSequence(scope, locked.event);
		scope.journal({
			recordId: id,
			recordKind: 'stop',
			changes: { ...changesBetween({}, row), ...texts }
		});
		return { ok: true, id } as const;
	}
});

/** Changes a stop; refuses `not-yours`, `stale`, `no-such-record`, `no-title`. */
export const changeStop = command({
	name: 'change-stop',
	may,
	async run(scope, input: StopInput & { id: string; revision: number | undefined }) {
		const locked = await ownStop(scope, input.id);
		if (!locked.ok) return locked;
		const touched = await touchRecord(scope, { ...input, kind: 'stop' });
		if (!touched.ok) return touched;
		if (!Object.values(input.title).some(Boolean))
			return { ok: false, reason: 'no-title' } as const;
		const row = scope.tx
			.selectFrom('stop')
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id);
		const before = await row
			.select(['passes_time', 'is_step_free', 'latitude', 'longitude'])
			.executeTakeFirstOrThrow();
		const after = columns(input);
		await setColumns(scope, input.id, after);
		const texts = await writeTexts(scope, input.id, { title: input.title, note: input.note });
		await moveSequence(scope, locked.event);
		const changes = {
			...changesBetween({ ...before, passes_time: before.passes_time?.slice(0, 5) ?? null }, after),
			...texts
		};
		scope.journal({ recordId: input.id, recordKind: 'stop', changes });
		return { ok: true } as const;
	}
});

/** Takes a stop off the route; refuses `not-yours` and `no-such-record`. */
export const removeStop = command({
	name: 'remove-stop',
	may,
	async run(scope, input: { id: string }) {
		const locked = await ownStop(scope, input.id);
		if (!locked.ok) return locked;
		await removePart(scope, 'stop', input.id);
		await moveSequence(scope, locked.event);
		return { ok: true } as const;
	}
});

/** Moves a stop one place along the route; refuses `no-place` at either end, `not-yours`, `no-such-record`. */
export const moveStop = command({
	name: 'move-stop',
	may,
	async run(scope, input: { id: string; direction: 'up' | 'down' }) {
		const locked = await ownStop(scope, input.id);
		if (!locked.ok) return locked;
		const stops = await scope.tx
			.selectFrom('stop')
			.select(['id', 'position'])
			.where('partnership_id', '=', scope.partnershipId)
			.where('event_id', '=', locked.event.id)
			.orderBy('position')
			.execute();
		const index = stops.findIndex(({ id }) => id === input.id);
		const own = stops[index];
		const other = stops[index + (input.direction === 'up' ? -1 : 1)];
		if (!own || !other) return { ok: false, reason: 'no-place' } as const;
		await setColumns(scope, own.id, { position: other.position });
		await setColumns(scope, other.id, { position: own.position });
		await moveSequence(scope, locked.event);
		const changes = { position: { before: own.position, after: other.position } };
		scope.journal({ recordId: own.id, recordKind: 'stop', changes });
		return { ok: true } as const;
	}
});

async function ownStop(scope: Scope, id: string) {
	const eventId = await eventOfPart(scope, 'stop', id);
	return eventId
		? eventToExtend(scope, eventId)
		: ({ ok: false, reason: 'no-such-record' } as const);
}

async function setColumns(
	{ tx, partnershipId }: Scope,
	id: string,
	values: Updateable<DB['stop']>
): Promise<void> {
	await tx
		.updateTable('stop')
		.set(values)
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.execute();
}
