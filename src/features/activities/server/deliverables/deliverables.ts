import { command } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { DeliverableInput } from '../../types.ts';
import { mayWorkOn } from '../may-work-on.ts';

const may = ['coordinator', 'partner_officer'] as const;
const columns = (input: DeliverableInput) => ({
	due_on: input.dueOn ?? null,
	delivered_on: input.deliveredOn ?? null
});

/** Adds a deliverable to an activity; refuses `not-yours` and `no-such-record`. */
export const addDeliverable = command({
	name: 'add-deliverable',
	may,
	async run(scope, input: DeliverableInput) {
		const { tx, partnershipId } = scope;
		const activity = { id: input.activityId, kind: 'activity', revision: undefined } as const;
		const touched = await touchRecord(scope, activity);
		if (!touched.ok) return touched;
		if (!(await mayWorkOn(scope, input.activityId)))
			return { ok: false, reason: 'not-yours' } as const;
		const { last } = await tx
			.selectFrom('deliverable')
			.select((eb) => eb.fn.max('position').as('last'))
			.where('partnership_id', '=', partnershipId)
			.where('activity_id', '=', input.activityId)
			.executeTakeFirstOrThrow();
		const id = await createRecord(scope, 'deliverable');
		const row = { activity_id: input.activityId, position: (last ?? 0) + 1, ...columns(input) };
		await tx
			.insertInto('deliverable')
			.values({ partnership_id: partnershipId, id, ...row })
			.execute();
		const texts = await writeTexts(scope, id, { title: input.title });
		const changes = { ...changesBetween({}, row), ...texts };
		scope.journal({ recordId: id, recordKind: 'deliverable', changes });
		return { ok: true, id } as const;
	}
});

/** Changes a deliverable's title and days; refuses `not-yours`, `stale` and `no-such-record`. */
export const changeDeliverable = command({
	name: 'change-deliverable',
	may,
	async run(
		scope,
		input: Omit<DeliverableInput, 'activityId'> & { id: string; revision: number | undefined }
	) {
		const { tx, partnershipId } = scope;
		const touched = await touchRecord(scope, { ...input, kind: 'deliverable' });
		if (!touched.ok) return touched;
		const own = tx
			.selectFrom('deliverable')
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id);
		const { activity_id, ...before } = await own
			.select(['activity_id', 'due_on', 'delivered_on'])
			.executeTakeFirstOrThrow();
		if (!(await mayWorkOn(scope, activity_id))) return { ok: false, reason: 'not-yours' } as const;
		const after = columns({ ...input, activityId: activity_id });
		await tx
			.updateTable('deliverable')
			.set(after)
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.execute();
		const texts = await writeTexts(scope, input.id, { title: input.title });
		const changes = { ...changesBetween(before, after), ...texts };
		scope.journal({ recordId: input.id, recordKind: 'deliverable', changes });
		return { ok: true } as const;
	}
});
