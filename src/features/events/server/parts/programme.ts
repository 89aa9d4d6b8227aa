import { command, type Scope } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { EventRow, ProgrammeInput } from '../../types.ts';
import { eventOfPart, nextPosition, removePart } from './event-parts.ts';
import { eventToExtend, moveSequence } from '../event/locked-event.ts';

const may = ['coordinator', 'partner_officer'] as const;
const columns = (input: ProgrammeInput) => ({
	held_on: input.heldOn ?? null,
	starts_time: input.startsTime ?? null,
	ends_time: input.endsTime ?? null
});

/** Adds an item to an event's programme; refuses `not-yours`, `no-such-record`, `no-title`, `bad-times`, `outside-days`. */
export const addProgrammeItem = command({
	name: 'add-programme-item',
	may,
	async run(scope, input: ProgrammeInput & { eventId: string }) {
		const locked = await eventToExtend(scope, input.eventId);
		if (!locked.ok) return locked;
		const reason = itemRefusal(locked.event, input);
		if (reason) return { ok: false, reason } as const;
		const position = await nextPosition(scope, 'programme_item', input.eventId);
		const id = await createRecord(scope, 'programme_item');
		const row = { event_id: input.eventId, position, ...columns(input) };
		await scope.tx
			.insertInto('programme_item')
			.values({ partnership_id: scope.partnershipId, id, ...row })
			.execute();
		const texts = await writeTexts(scope, id, {
			title: input.title,
			description: input.description
		});
		await moveSequence(scope, locked.event);
		const changes = { ...changesBetween({}, row), ...texts };
		scope.journal({ recordId: id, recordKind: 'programme_item', changes });
		return { ok: true, id } as const;
	}
});

/** Changes an item of the programme; refuses what adding refuses, and `stale`. */
export const changeProgrammeItem = command({
	name: 'change-programme-item',
	may,
	async run(scope, input: ProgrammeInput & { id: string; revision: number | undefined }) {
		const locked = await ownItem(scope, input.id);
		if (!locked.ok) return locked;
		const touched = await touchRecord(scope, { ...input, kind: 'programme_item' });
		if (!touched.ok) return touched;
		const reason = itemRefusal(locked.event, input);
		if (reason) return { ok: false, reason } as const;
		const before = await scope.tx
			.selectFrom('programme_item')
			.select(['held_on', 'starts_time', 'ends_time'])
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirstOrThrow();
		const after = columns(input);
		await scope.tx
			.updateTable('programme_item')
			.set(after)
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		const texts = await writeTexts(scope, input.id, {
			title: input.title,
			description: input.description
		});
		await moveSequence(scope, locked.event);
		const changes = { ...changesBetween(inMinutes(before), after), ...texts };
		scope.journal({ recordId: input.id, recordKind: 'programme_item', changes });
		return { ok: true } as const;
	}
});

/** Takes an item off the programme; refuses `not-yours` and `no-such-record`. */
export const removeProgrammeItem = command({
	name: 'remove-programme-item',
	may,
	async run(scope, input: { id: string }) {
		const locked = await ownItem(scope, input.id);
		if (!locked.ok) return locked;
		await removePart(scope, 'programme_item', input.id);
		await moveSequence(scope, locked.event);
		return { ok: true } as const;
	}
});

function itemRefusal(event: EventRow, input: ProgrammeInput) {
	const { heldOn, startsTime, endsTime } = input;
	if (!Object.values(input.title).some(Boolean)) return 'no-title';
	if (endsTime && (!startsTime || endsTime < startsTime)) return 'bad-times';
	const isOutside = heldOn !== undefined && (heldOn < event.startsOn || heldOn > event.endsOn);
	return isOutside ? 'outside-days' : undefined;
}

function inMinutes(row: {
	held_on: string | null;
	starts_time: string | null;
	ends_time: string | null;
}) {
	const minutes = (time: string | null) => time?.slice(0, 5) ?? null;
	return { ...row, starts_time: minutes(row.starts_time), ends_time: minutes(row.ends_time) };
}

async function ownItem(scope: Scope, id: string) {
	const eventId = await eventOfPart(scope, 'programme_item', id);
	return eventId
		? eventToExtend(scope, eventId)
		: ({ ok: false, reason: 'no-such-record' } as const);
}
