import { command, type Scope } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { EventRow } from '#features/events/types.ts';
import { daysOf } from '../../rules/pass-days.ts';
import type { ProductInput } from '../../types.ts';
import { mostProducts } from '../door/admission.ts';
import { eventOfPart, eventWithRegistration, nextPosition, publishWords } from './own-event.ts';

const may = ['coordinator', 'partner_officer'] as const;
const mostQuotas = 5;

/** Adds a kind of place or an add-on; refuses `not-yours`, `no-registration`, `no-title`, `too-many-quotas`, `no-such-quota`, `too-many-products`, `no-such-day`. */
export const addProduct = command({
	name: 'add-product',
	may,
	async run(scope, input: ProductInput & { eventId: string }) {
		const locked = await eventWithRegistration(scope, input.eventId);
		if (!locked.ok) return locked;
		const reason = await refusal(scope, locked.event, input);
		if (reason) return { ok: false, reason } as const;
		const position = await nextPosition(scope, 'product', input.eventId);
		const id = await createRecord(scope, 'product');
		const row = { position, kind: input.kind, ...columnsOf(input) };
		await scope.tx
			.insertInto('product')
			.values({ partnership_id: scope.partnershipId, id, event_id: input.eventId, ...row })
			.execute();
		await drawOn(scope, id, input.quotaIds);
		const days = passDays(input);
		await holdOn(scope, id, days);
		const texts = await writeTexts(scope, id, wordsOf(input));
		await publishWords(scope, [id]);
		const changes = { ...changesBetween({}, { ...row, quotas: input.quotaIds, days }), ...texts };
		scope.journal({ recordId: id, recordKind: 'product', changes });
		return { ok: true, id } as const;
	}
});

/**
 * Changes how a product is called, what is said of it, where it takes place and on which days a pass holds. What it draws on
 * stays: that is another product. Refuses `not-yours`, `no-such-record`, `stale`, `no-title`, `no-such-day`.
 */
export const changeProduct = command({
	name: 'change-product',
	may,
	async run(
		scope,
		input: Omit<ProductInput, 'kind' | 'quotaIds'> & { id: string; revision: number | undefined }
	) {
		const locked = await eventOfPart(scope, 'product', input.id);
		if (!locked.ok) return locked;
		if (!hasTitle(input)) return { ok: false, reason: 'no-title' } as const;
		if (!areDays(locked.event, input)) return { ok: false, reason: 'no-such-day' } as const;
		const touched = await touchRecord(scope, { ...input, kind: 'product' });
		if (!touched.ok) return touched;
		const before = await scope.tx
			.selectFrom('product')
			.select(['kind', 'attendance', 'join_link'])
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirstOrThrow();
		const { kind, ...columns } = before;
		const held = await heldOn(scope, input.id);
		const days = passDays({ ...input, kind });
		const after = columnsOf(input);
		await scope.tx
			.updateTable('product')
			.set(after)
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		await holdOn(scope, input.id, days);
		const texts = await writeTexts(scope, input.id, wordsOf(input));
		await publishWords(scope, [input.id]);
		const moved = changesBetween({ ...columns, days: held }, { ...after, days });
		const changes = { ...moved, ...texts };
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

const columnsOf = ({ attendance, joinLink }: Pick<ProductInput, 'attendance' | 'joinLink'>) => ({
	attendance,
	join_link: attendance === 'online' ? (joinLink ?? null) : null
});

const wordsOf = ({ title, note }: Pick<ProductInput, 'title' | 'note'>) => ({
	title,
	note: note ?? {}
});

const hasTitle = ({ title }: Pick<ProductInput, 'title'>) =>
	Object.values(title).some((text) => text?.trim());

const areDays = (event: EventRow, { days }: Pick<ProductInput, 'days'>) =>
	(days ?? []).every((day) => daysOf(event).includes(day));

/** The days on which a kind of place holds, without saying so if it holds on all; an add-on comes with a place. */
const passDays = ({ kind, days }: Pick<ProductInput, 'kind' | 'days'>): number[] =>
	kind === 'place' ? [...new Set(days)].sort((one, other) => one - other) : [];

async function heldOn({ tx, partnershipId }: Scope, productId: string): Promise<number[]> {
	const rows = await tx
		.selectFrom('product_day')
		.select('day')
		.where('partnership_id', '=', partnershipId)
		.where('product_id', '=', productId)
		.orderBy('day')
		.execute();
	return rows.map(({ day }) => day);
}

async function holdOn(
	{ tx, partnershipId }: Scope,
	productId: string,
	days: readonly number[]
): Promise<void> {
	const own = { partnership_id: partnershipId, product_id: productId };
	await tx
		.deleteFrom('product_day')
		.where('partnership_id', '=', partnershipId)
		.where('product_id', '=', productId)
		.execute();
	if (days.length === 0) return;
	const rows = days.map((day) => ({ ...own, day }));
	await tx.insertInto('product_day').values(rows).execute();
}

async function refusal(scope: Scope, event: EventRow, input: ProductInput) {
	if (!hasTitle(input)) return 'no-title';
	if (!areDays(event, input)) return 'no-such-day';
	const { tx, partnershipId } = scope;
	const { count } = await tx
		.selectFrom('product')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', event.id)
		.executeTakeFirstOrThrow();
	if (count >= mostProducts) return 'too-many-products';
	const ids = new Set(input.quotaIds);
	if (ids.size > mostQuotas) return 'too-many-quotas';
	if (ids.size === 0) return undefined;
	const found = await tx
		.selectFrom('quota')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', event.id)
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
