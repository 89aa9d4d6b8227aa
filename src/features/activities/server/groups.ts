import { command } from '#features/accounts/server/command.ts';
import { isPlanApproved } from '#features/partnership/server/partnerships.ts';
import { createRecord, touchRecord, removeRecord } from '#features/partnership/server/records.ts';
import { writeSources } from '#features/partnership/server/sources.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import type { GroupInput } from '../types.ts';

/** Adds a group after the others; refuses `needs-amendment` once the plan is approved. */
export const addGroup = command({
	name: 'add-activity-group',
	may: ['coordinator'],
	async run(scope, input: GroupInput & { id?: string | undefined }) {
		if (await isPlanApproved(scope)) return { ok: false, reason: 'needs-amendment' } as const;
		const { last } = await scope.tx
			.selectFrom('activity_group')
			.select((eb) => eb.fn.max('number').as('last'))
			.where('partnership_id', '=', scope.partnershipId)
			.executeTakeFirstOrThrow();
		const id = await createRecord(scope, 'activity_group', input.id);
		const number = (last ?? 0) + 1;
		await scope.tx
			.insertInto('activity_group')
			.values({ partnership_id: scope.partnershipId, id, number })
			.execute();
		const texts = await writeTexts(scope, id, { title: input.title });
		await writeSources(scope, { recordId: id, field: 'number' }, input.sources ?? []);
		const changes = { number: { after: number }, ...texts };
		scope.journal({ recordId: id, recordKind: 'activity_group', changes });
		return { ok: true, id } as const;
	}
});

/** Renames a group; refuses `stale` and `no-such-record`. */
export const renameGroup = command({
	name: 'rename-activity-group',
	may: ['coordinator'],
	async run(scope, input: GroupInput & { id: string; revision: number | undefined }) {
		const touched = await touchRecord(scope, { ...input, kind: 'activity_group' });
		if (!touched.ok) return touched;
		const changes = await writeTexts(scope, input.id, { title: input.title });
		scope.journal({ recordId: input.id, recordKind: 'activity_group', changes });
		return { ok: true } as const;
	}
});

/** Removes an empty group of a draft plan and closes the gap in the numbers; refuses `in-use`, `needs-amendment`. */
export const removeGroup = command({
	name: 'remove-activity-group',
	may: ['coordinator'],
	async run(scope, input: { id: string }) {
		const { tx, partnershipId } = scope;
		if (await isPlanApproved(scope)) return { ok: false, reason: 'needs-amendment' } as const;
		const touched = await touchRecord(scope, {
			id: input.id,
			kind: 'activity_group',
			revision: undefined
		});
		if (!touched.ok) return touched;
		const activity = await tx
			.selectFrom('activity')
			.select('id')
			.where('partnership_id', '=', partnershipId)
			.where('group_id', '=', input.id)
			.executeTakeFirst();
		if (activity) return { ok: false, reason: 'in-use' } as const;
		const { number } = await tx
			.selectFrom('activity_group')
			.select('number')
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirstOrThrow();
		await removeRecord(scope, input.id);
		await tx
			.updateTable('activity_group')
			.set((eb) => ({ number: eb('number', '-', 1) }))
			.where('partnership_id', '=', partnershipId)
			.where('number', '>', number)
			.execute();
		scope.journal({
			recordId: input.id,
			recordKind: 'activity_group',
			changes: { number: { before: number } }
		});
		return { ok: true } as const;
	}
});
