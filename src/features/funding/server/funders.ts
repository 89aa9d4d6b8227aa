import { command } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { FunderInput } from '../types.ts';

/** Adds a funder after the others. */
export const addFunder = command({
	name: 'add-funder',
	may: ['coordinator'],
	async run(scope, input: FunderInput & { id?: string | undefined }) {
		const { tx, partnershipId } = scope;
		const { last } = await tx
			.selectFrom('funder')
			.select((eb) => eb.fn.max('position').as('last'))
			.where('partnership_id', '=', partnershipId)
			.executeTakeFirstOrThrow();
		const id = await createRecord(scope, 'funder', input.id);
		const row = { position: (last ?? 0) + 1, website: input.website ?? null };
		await tx
			.insertInto('funder')
			.values({ partnership_id: partnershipId, id, ...row })
			.execute();
		const texts = await writeTexts(scope, id, { name: input.name });
		scope.journal({
			recordId: id,
			recordKind: 'funder',
			changes: { ...changesBetween({}, row), ...texts }
		});
		return { ok: true, id } as const;
	}
});

/** Changes a funder's names and site; refuses `stale` and `no-such-record`. */
export const changeFunder = command({
	name: 'change-funder',
	may: ['coordinator'],
	async run(scope, input: FunderInput & { id: string; revision: number | undefined }) {
		const touched = await touchRecord(scope, { ...input, kind: 'funder' });
		if (!touched.ok) return touched;
		const after = { website: input.website ?? null };
		const own = scope.tx
			.selectFrom('funder')
			.select('website')
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id);
		const before = await own.executeTakeFirstOrThrow();
		await scope.tx
			.updateTable('funder')
			.set(after)
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		const texts = await writeTexts(scope, input.id, { name: input.name });
		const changes = { ...changesBetween(before, after), ...texts };
		scope.journal({ recordId: input.id, recordKind: 'funder', changes });
		return { ok: true } as const;
	}
});
