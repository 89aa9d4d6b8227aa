import { randomUUID } from 'node:crypto';
import { command, instanceCommand } from '#features/accounts/server/command.ts';
import { changesBetween } from '#platform/server/journal.ts';
import { isPartnershipSlug } from '../rules.ts';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { NewPartnership, PartnershipFacts, PartnershipField } from '../types.ts';
import { createRecord, touchRecord } from './records.ts';
import { writeSources } from './sources.ts';
import { writeTexts } from './write-texts.ts';

/** Begins a partnership with the operator as its coordinator; refuses `slug-taken` and `slug-reserved`. */
export const createPartnership = instanceCommand({
	name: 'create-partnership',
	async run(scope, input: NewPartnership) {
		if (!isPartnershipSlug(input.slug)) return { ok: false, reason: 'slug-reserved' } as const;
		const { tx, now } = scope;
		const id = input.id ?? randomUUID();
		const created = await tx
			.insertInto('partnership')
			.values({
				id,
				slug: input.slug,
				source_language: input.sourceLanguage,
				starts_on: input.startsOn,
				ends_on: input.endsOn,
				zone: input.zone,
				is_generated: input.isGenerated ?? false,
				created_at: now
			})
			.onConflict((conflict) => conflict.column('slug').doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!created) return { ok: false, reason: 'slug-taken' } as const;
		const partnershipScope = { tx, partnershipId: id, now };
		await createRecord(partnershipScope, 'partnership', id);
		await tx
			.insertInto('membership')
			.values({
				partnership_id: id,
				account_id: scope.accountId,
				role: 'coordinator',
				partner_id: null,
				since: now
			})
			.execute();
		const changes = await writeTexts(partnershipScope, id, { title: input.title });
		scope.journal({
			recordId: id,
			recordKind: 'partnership',
			changes: { slug: { after: input.slug }, ...changes }
		});
		return { ok: true, id } as const;
	}
});

/** Changes the partnership's facts; refuses `stale` and, once the plan is approved, `needs-amendment` for the period. */
export const changePartnership = command({
	name: 'change-partnership',
	may: ['coordinator'],
	async run(scope, input: PartnershipFacts & { revision: number | undefined }) {
		const { tx, partnershipId } = scope;
		const touched = await touchRecord(scope, {
			id: partnershipId,
			kind: 'partnership',
			revision: input.revision
		});
		if (!touched.ok) return touched;
		const before = await tx
			.selectFrom('partnership')
			.select(['starts_on', 'ends_on', 'zone', 'left_colour', 'right_colour'])
			.where('id', '=', partnershipId)
			.executeTakeFirstOrThrow();
		const after = {
			starts_on: input.startsOn,
			ends_on: input.endsOn,
			zone: input.zone,
			left_colour: input.leftColour ?? null,
			right_colour: input.rightColour ?? null
		};
		const moves = before.starts_on !== after.starts_on || before.ends_on !== after.ends_on;
		if (moves && (await isPlanApproved(scope)))
			return { ok: false, reason: 'needs-amendment' } as const;
		await tx.updateTable('partnership').set(after).where('id', '=', partnershipId).execute();
		const texts = await writeTexts(scope, partnershipId, input.texts);
		for (const [field, sources] of Object.entries(input.sources ?? {})) {
			await writeSources(scope, { recordId: partnershipId, field }, sources);
		}
		const changes = { ...changesBetween(before, after), ...texts };
		scope.journal({ recordId: partnershipId, recordKind: 'partnership', changes });
		return { ok: true } as const;
	}
});

/** Whether the plan has an approved version, after which it changes by amendment only. */
export async function isPlanApproved(scope: {
	tx: Sql | Tx;
	partnershipId: string;
}): Promise<boolean> {
	const version = await scope.tx
		.selectFrom('plan_version')
		.select('number')
		.where('partnership_id', '=', scope.partnershipId)
		.limit(1)
		.executeTakeFirst();
	return version !== undefined;
}

export const partnershipFields: readonly PartnershipField[] = [
	'title',
	'summary',
	'aim',
	'objectives',
	'expected_results'
];
