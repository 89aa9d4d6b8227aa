import { command, type Scope } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { ProductInput } from '../../types.ts';
import { eventOfPart, eventWithRegistration, nextPosition, publishWords } from './own-event.ts';

const may = ['coordinator', 'partner_officer'] as const;
const mostQuotas = 5;

/** Adds a kind of place or an add-on; refuses `not-yours`, `no-registration`, `no-title`, `too-many-quotas`, `no-such-quota`. */
export const addProduct = command({
	name: 'add-product',
	may,
	async run(scope, input: ProductInput & { eventId: string }) {
		const locked = await eventWithRegistration(scope, input.eventId);
		if (!locked.ok) return locked;
		const reason = await refusal(scope, input.eventId, input);
		if (reason) return { ok: false, reason } as const;
		const position = await nextPosition(scope, 'product', input.eventId);
		const id = await createRecord(scope, 'product');
		const row = { position, kind: input.kind, attendance: input.attendance };
		await scope.tx
			.insertInto('product')
			.values({ partnership_id: scope.partnershipId, id, event_id: input.eventId, ...row })
			.execute();
		await drawOn(scope, id, input.quotaIds);
		const texts = await writeTexts(scope, id, { title: input.title });
		await publishWords(scope, [id]);
		const changes = { ...changesBetween({}, { ...row, quotas: input.quotaIds }), ...texts };
		scope.journal({ recordId: id, recordKind: 'product', changes });
		return { ok: true, id } as const;
	}
});

/**
 * Changes how a product is called and where it takes place. What it draws on stays: that is another
 * product. Refuses `not-yours`, `no-such-record`, `stale`, `no-title`.
 */
export const changeProduct = command({
	name: 'change-product',
	may,
	async run(
		scope,
		input: Pick<ProductInput, 'title' | 'attendance'> & { id: string; revision: number | undefined }
	) {
		const locked = await eventOfPart(scope, 'product', input.id);
		if (!locked.ok) return locked;
		if (!hasTitle(input)) return { ok: false, reason: 'no-title' } as const;
		const touched = await touchRecord(scope, { ...input, kind: 'product' });
		if (!touched.ok) return touched;
		const before = await scope.tx
			.selectFrom('product')
			.select('attendance')
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirstOrThrow();
		const after = { attendance: input.attendance };
		await scope.tx
			.updateTable('product')
			.set(after)
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		const texts = await writeTexts(scope, input.id, { title: input.title });
		await publishWords(scope, [input.id]);
		const changes = { ...changesBetween(before, after), ...texts };
		scope.journal({ recordId: input.id, recordKind: 'product', changes });
		return { ok: true } as const;
	}
});

/** Offers a product no longer; places taken of it stay. Refuses `not-yours`, `no-such-record`. */
export const withdrawProduct = command({
	name: 'withdraw-product',
	may,
	async run(scope, input: { id: string }) {
		const locked = await eventOfPart(scope, 'product', input.id);
		if (!locked.ok) return locked;
		await scope.tx
			.updateTable('product')
			.set({ withdrawn_at: scope.now })
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.where('withdrawn_at', 'is', null)
			.execute();
		const changes = { withdrawn: { after: scope.now } };
		scope.journal({ recordId: input.id, recordKind: 'product', changes });
		return { ok: true } as const;
	}
});

const hasTitle = ({ title }: Pick<ProductInput, 'title'>) =>
	Object.values(title).some((text) => text?.trim());

async function refusal({ tx, partnershipId }: Scope, eventId: string, input: ProductInput) {
	if (!hasTitle(input)) return 'no-title';
	const ids = new Set(input.quotaIds);
	if (ids.size > mostQuotas) return 'too-many-quotas';
	if (ids.size === 0) return undefined;
	const found = await tx
		.selectFrom('quota')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('id', 'in', [...ids])
		.execute();
	return found.length === ids.size ? undefined : 'no-such-quota';
}

async function drawOn(
	{ tx, partnershipId }: Scope,
	productId: string,
	quotaIds: readonly string[]
): Promise<void> {
	if (quotaIds.length === 0) return;
	const rows = [...new Set(quotaIds)].map((quota_id) => ({
		partnership_id: partnershipId,
		product_id: productId,
		quota_id
	}));
	await tx.insertInto('product_quota').values(rows).execute();
}
