import { command, type Scope } from '#features/accounts/server/command.ts';
import { isPlanApproved } from '#features/partnership/server/partnerships.ts';
import { createRecord, touchRecord } from '#features/partnership/server/records.ts';
import { writeSources } from '#features/partnership/server/sources.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { ActivityInput } from '../types.ts';
import { mayWorkOn } from './may-work-on.ts';

type Given = Omit<ActivityInput, 'groupId'>;

const columns = (input: Given) => ({
	lead_partner_id: input.leadPartnerId ?? null,
	starts_on: input.startsOn ?? null,
	ends_on: input.endsOn ?? null
});

/** Adds an activity at the end of its group; refuses `needs-amendment`, `no-such-group`, `no-such-partner`. */
export const planActivity = command({
	name: 'plan-activity',
	may: ['coordinator'],
	async run(scope, input: ActivityInput & { id?: string | undefined }) {
		const { tx, partnershipId } = scope;
		if (await isPlanApproved(scope)) return { ok: false, reason: 'needs-amendment' } as const;
		if (!(await lockGroup(scope, input.groupId)))
			return { ok: false, reason: 'no-such-group' } as const;
		if (!(await arePartners(scope, input)))
			return { ok: false, reason: 'no-such-partner' } as const;
		const { last } = await tx
			.selectFrom('activity')
			.select((eb) => eb.fn.max('number').as('last'))
			.where('partnership_id', '=', partnershipId)
			.where('group_id', '=', input.groupId)
			.executeTakeFirstOrThrow();
		const id = await createRecord(scope, 'activity', input.id);
		const number = (last ?? 0) + 1;
		const row = { group_id: input.groupId, number, state: 'planned' as const, ...columns(input) };
		await tx
			.insertInto('activity')
			.values({ partnership_id: partnershipId, id, ...row, state_checked_on: today(scope) })
			.execute();
		await writePartners(scope, id, input.partnerIds);
		const texts = await writeTexts(scope, id, {
			title: input.title,
			description: input.description
		});
		await writeSources(scope, { recordId: id, field: 'title' }, input.sources ?? []);
		const changes = { ...changesBetween({}, { ...row, partners: input.partnerIds }), ...texts };
		scope.journal({ recordId: id, recordKind: 'activity', changes });
		return { ok: true, id } as const;
	}
});

/**
 * Changes an activity's texts, partners and days. Refuses `not-yours`, `stale`, `no-such-record`,
 * `no-such-partner` and, for days and titles of an approved plan, `needs-amendment`.
 */
export const changeActivity = command({
	name: 'change-activity',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: Given & { id: string; revision: number | undefined }) {
		const { tx, partnershipId } = scope;
		const touched = await touchRecord(scope, { ...input, kind: 'activity' });
		if (!touched.ok) return touched;
		if (!(await mayWorkOn(scope, input.id))) return { ok: false, reason: 'not-yours' } as const;
		if (!(await arePartners(scope, input)))
			return { ok: false, reason: 'no-such-partner' } as const;
		const before = await planned(scope, input.id);
		const after = { ...columns(input), partners: [...input.partnerIds].sort() };
		const moves = before.starts_on !== after.starts_on || before.ends_on !== after.ends_on;
		const texts = await writeTexts(scope, input.id, {
			title: input.title,
			description: input.description
		});
		const renames = Object.keys(texts).some((field) => field.startsWith('title.'));
		if ((moves || renames) && (await isPlanApproved(scope))) {
			return { ok: false, reason: 'needs-amendment' } as const;
		}
		await tx
			.updateTable('activity')
			.set(columns(input))
			.where('partnership_id', '=', partnershipId)
			.where('id', '=', input.id)
			.execute();
		await writePartners(scope, input.id, input.partnerIds);
		const changes = { ...changesBetween(before, after), ...texts };
		scope.journal({ recordId: input.id, recordKind: 'activity', changes });
		return { ok: true } as const;
	}
});

/** The instance's day in UTC; a plan's days are coarse enough for that. */
export function today({ now }: Pick<Scope, 'now'>): string {
	return now.toISOString().slice(0, 10);
}

async function lockGroup({ tx, partnershipId }: Scope, groupId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('activity_group')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', groupId)
		.forUpdate()
		.executeTakeFirst();
	return row !== undefined;
}

async function arePartners({ tx, partnershipId }: Scope, input: Given): Promise<boolean> {
	const asked = new Set([
		...input.partnerIds,
		...(input.leadPartnerId ? [input.leadPartnerId] : [])
	]);
	if (asked.size === 0) return true;
	const found = await tx
		.selectFrom('partner')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('id', 'in', [...asked])
		.execute();
	return found.length === asked.size;
}

async function planned({ tx, partnershipId }: Scope, id: string) {
	const row = await tx
		.selectFrom('activity')
		.select(['lead_partner_id', 'starts_on', 'ends_on'])
		.where('partnership_id', '=', partnershipId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const partners = await tx
		.selectFrom('activity_partner')
		.select('partner_id')
		.where('partnership_id', '=', partnershipId)
		.where('activity_id', '=', id)
		.execute();
	return { ...row, partners: partners.map(({ partner_id }) => partner_id).sort() };
}

async function writePartners(scope: Scope, activityId: string, partnerIds: readonly string[]) {
	const { tx, partnershipId } = scope;
	await tx
		.deleteFrom('activity_partner')
		.where('partnership_id', '=', partnershipId)
		.where('activity_id', '=', activityId)
		.execute();
	if (partnerIds.length === 0) return;
	const rows = [...new Set(partnerIds)].map((partner_id) => ({
		partnership_id: partnershipId,
		activity_id: activityId,
		partner_id
	}));
	await tx.insertInto('activity_partner').values(rows).execute();
}
