import { command, type Scope } from '#features/accounts/server/command.ts';
import { mayWorkOn } from '#features/activities/server/may-work-on.ts';
import { createRecord, touchRecord, removeRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { PictureInput, StoredPicture } from '../types.ts';

const may = ['coordinator', 'partner_officer'] as const;

/** Hangs a stored picture on the partnership, an activity or event, or a partner's or funder's logo; refuses `not-yours`, `no-such-record`. */
export const addPicture = command({
	name: 'add-picture',
	may,
	async run(scope, input: PictureInput & StoredPicture & { recordId: string }) {
		const { tx, partnershipId, now, member } = scope;
		const refusal = await pictureRefusal(scope, input.recordId);
		if (refusal) return refusal;
		const { last } = await tx
			.selectFrom('picture')
			.select((eb) => eb.fn.max('position').as('last'))
			.where('partnership_id', '=', partnershipId)
			.where('record_id', '=', input.recordId)
			.executeTakeFirstOrThrow();
		const id = await createRecord(scope, 'picture');
		const row = {
			record_id: input.recordId,
			position: (last ?? 0) + 1,
			file_hash: input.fileHash,
			small_hash: input.smallHash,
			width: input.width,
			height: input.height,
			author: input.author,
			licence: input.licence
		};
		await tx
			.insertInto('picture')
			.values({
				partnership_id: partnershipId,
				id,
				...row,
				added_at: now,
				added_by: member.accountId
			})
			.execute();
		const texts = await writeTexts(scope, id, { alt: input.alt });
		const changes = { ...changesBetween({}, row), ...texts };
		scope.journal({ recordId: id, recordKind: 'picture', changes });
		return { ok: true, id } as const;
	}
});

/** Changes who made a picture and what it shows in words; refuses `not-yours`, `stale`, `no-such-record`. */
export const changePicture = command({
	name: 'change-picture',
	may,
	async run(scope, input: PictureInput & { id: string; revision: number | undefined }) {
		const before = await ownPicture(scope, input.id);
		const refusal = await pictureRefusal(scope, before?.record_id);
		if (!before || refusal) return refusal ?? ({ ok: false, reason: 'no-such-record' } as const);
		const touched = await touchRecord(scope, { ...input, kind: 'picture' });
		if (!touched.ok) return touched;
		const after = { author: input.author, licence: input.licence };
		await scope.tx
			.updateTable('picture')
			.set(after)
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		const texts = await writeTexts(scope, input.id, { alt: input.alt });
		const { author, licence } = before;
		const changes = { ...changesBetween({ author, licence }, after), ...texts };
		scope.journal({ recordId: input.id, recordKind: 'picture', changes });
		return { ok: true } as const;
	}
});

/** Takes a picture off its page at once; refuses `not-yours` and `no-such-record`. */
export const removePicture = command({
	name: 'remove-picture',
	may,
	async run(scope, input: { id: string }) {
		const before = await ownPicture(scope, input.id);
		const refusal = await pictureRefusal(scope, before?.record_id);
		if (!before || refusal) return refusal ?? ({ ok: false, reason: 'no-such-record' } as const);
		await removeRecord(scope, input.id);
		scope.journal({
			recordId: input.id,
			recordKind: 'picture',
			changes: changesBetween(before, {})
		});
		return { ok: true } as const;
	}
});

async function ownPicture({ tx, partnershipId }: Scope, id: string) {
	return tx
		.selectFrom('picture')
		.select(['record_id', 'file_hash', 'author', 'licence'])
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.executeTakeFirst();
}

type Refusal = { ok: false; reason: 'no-such-record' | 'not-yours' };

/** Locks what the picture hangs on and says why the one who acts may not work on it. */
async function pictureRefusal(
	scope: Scope,
	recordId: string | undefined
): Promise<Refusal | undefined> {
	if (!recordId) return { ok: false, reason: 'no-such-record' };
	const { tx, partnershipId } = scope;
	const record = await tx
		.selectFrom('record')
		.leftJoin('event', (join) =>
			join
				.onRef('event.partnership_id', '=', 'record.partnership_id')
				.onRef('event.id', '=', 'record.id')
		)
		.select(['record.kind', 'event.activity_id'])
		.where('record.partnership_id', '=', partnershipId)
		.where('record.id', '=', recordId)
		.where('record.kind', 'in', ['partnership', 'activity', 'event', 'partner', 'funder'])
		.forUpdate('record')
		.executeTakeFirst();
	if (!record) return { ok: false, reason: 'no-such-record' };
	const activityId = record.kind === 'activity' ? recordId : (record.activity_id ?? undefined);
	return (await mayWorkOn(scope, activityId)) ? undefined : { ok: false, reason: 'not-yours' };
}
