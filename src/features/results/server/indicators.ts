import { command, type Scope } from '#features/accounts/server/command.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { IndicatorInput } from '../types.ts';

const columns = (input: IndicatorInput) => ({
	code: input.code,
	activity_id: input.activityId ?? null,
	level: input.level,
	kind: input.kind,
	scale_max: input.kind === 'scale' ? (input.scaleMax ?? 7) : null,
	baseline: input.kind === 'text' ? null : (input.baseline ?? null),
	target: input.kind === 'text' ? null : (input.target ?? null),
	target_direction: input.targetDirection,
	owner_partner_id: input.ownerPartnerId ?? null,
	minimum_cell: input.minimumCell
});
const texts = (input: IndicatorInput) => ({
	title: input.title,
	unit: input.unit,
	source_of_verification: input.sourceOfVerification
});

/** Adds an indicator; refuses `code-taken`, `no-such-activity`, `no-such-partner` and `no-such-event`. */
export const addIndicator = command({
	name: 'add-indicator',
	may: ['coordinator'],
	async run(scope, input: IndicatorInput & { id?: string | undefined }) {
		const { tx, partnershipId } = scope;
		const wrong = await wrongReference(scope, input);
		if (wrong) return wrong;
		const { last } = await tx
			.selectFrom('indicator')
			.select((eb) => eb.fn.max('position').as('last'))
			.where('partnership_id', '=', partnershipId)
			.executeTakeFirstOrThrow();
		const id = await createRecord(scope, 'indicator', input.id);
		const row = { position: (last ?? 0) + 1, ...columns(input) };
		await tx
			.insertInto('indicator')
			.values({ partnership_id: partnershipId, id, ...row })
			.execute();
		await writeBindings(scope, id, input);
		const written = await writeTexts(scope, id, texts(input));
		const changes = { ...changesBetween({}, { ...row, bindings: input.bindings }), ...written };
		scope.journal({ recordId: id, recordKind: 'indicator', changes });
		return { ok: true, id } as const;
	}
});

/** Changes an indicator; refuses `stale`, `no-such-record` and what `addIndicator` refuses. */
export const changeIndicator = command({
	name: 'change-indicator',
	may: ['coordinator'],
	async run(scope, input: IndicatorInput & { id: string; revision: number | undefined }) {
		const { tx, partnershipId } = scope;
		const touched = await touchRecord(scope, { ...input, kind: 'indicator' });
		if (!touched.ok) return touched;
		const wrong = await wrongReference(scope, input);
		if (wrong) return wrong;
		const {
			partnership_id: _,
			id: __,
			position: ___,
			...before
		} = await tx
			.selectFrom('indicator')
			.selectAll()
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirstOrThrow();
		await tx
			.updateTable('indicator')
			.set(columns(input))
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.execute();
		await writeBindings(scope, input.id, input);
		const written = await writeTexts(scope, input.id, texts(input));
		const changes = {
			...changesBetween(before, columns(input)),
			...written,
			bindings: { after: input.bindings }
		};
		scope.journal({ recordId: input.id, recordKind: 'indicator', changes });
		return { ok: true } as const;
	}
});

async function wrongReference(scope: Scope, input: IndicatorInput & { id?: string | undefined }) {
	const { tx, partnershipId } = scope;
	const twin = await tx
		.selectFrom('indicator')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('code', '=', input.code)
		.executeTakeFirst();
	if (twin && twin.id !== input.id) return { ok: false, reason: 'code-taken' } as const;
	if (input.activityId && !(await exists(scope, 'activity', [input.activityId]))) {
		return { ok: false, reason: 'no-such-activity' } as const;
	}
	if (input.ownerPartnerId && !(await exists(scope, 'partner', [input.ownerPartnerId]))) {
		return { ok: false, reason: 'no-such-partner' } as const;
	}
	const events = input.bindings.map(({ eventId }) => eventId);
	return (await exists(scope, 'event', events))
		? undefined
		: ({ ok: false, reason: 'no-such-event' } as const);
}

async function exists(
	{ tx, partnershipId }: Scope,
	table: 'activity' | 'partner' | 'event',
	ids: readonly string[]
): Promise<boolean> {
	if (ids.length === 0) return true;
	const rows = await tx
		.selectFrom(table)
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', 'in', [...ids])
		.execute();
	return rows.length === new Set(ids).size;
}

async function writeBindings(
	{ tx, partnershipId }: Scope,
	indicatorId: string,
	input: IndicatorInput
) {
	await tx
		.deleteFrom('indicator_binding')
		.where('partnership_id', '=', partnershipId)
		.where('indicator_id', '=', indicatorId)
		.execute();
	if (input.kind !== 'number' || input.bindings.length === 0) return;
	const rows = input.bindings.map(({ eventId, measure }) => ({
		partnership_id: partnershipId,
		indicator_id: indicatorId,
		event_id: eventId,
		measure
	}));
	await tx
		.insertInto('indicator_binding')
		.values(rows)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
