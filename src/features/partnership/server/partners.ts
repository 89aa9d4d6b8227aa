import { sql } from 'kysely';
import type { Scope } from '#features/accounts/server/command.ts';
import { command } from '#features/accounts/server/command.ts';
import { changesBetween } from '#platform/server/journal.ts';
import { secondLead } from '../rules.ts';
import type { PartnerInput } from '../types.ts';
import { createRecord, touchRecord } from './records.ts';
import { writeSources } from './sources.ts';
import { writeTexts } from './write-texts.ts';

/** The name of the partnership's project promoter, in any language that there is. */
async function projectPromoter({ tx, partnershipId }: Scope) {
	return tx
		.selectFrom('partner')
		.leftJoin('text', (join) =>
			join
				.onRef('text.partnership_id', '=', 'partner.partnership_id')
				.onRef('text.record_id', '=', 'partner.id')
				.on('text.field', '=', 'name')
		)
		.select(['partner.id', 'text.draft as name'])
		.where('partner.partnership_id', '=', partnershipId)
		.where('partner.role', '=', 'project_promoter')
		.orderBy('text.language')
		.executeTakeFirst();
}

async function leadConflict(scope: Scope, input: PartnerInput, ownId?: string) {
	const lead = input.role === 'project_promoter' ? await projectPromoter(scope) : undefined;
	return secondLead(input.role, lead && { id: lead.id, name: lead.name ?? '' }, ownId);
}

function columns(input: PartnerInput) {
	return {
		role: input.role,
		category: input.category,
		country: input.country,
		state_type: input.stateType,
		website: input.website ?? null,
		contact_email: input.contactEmail ?? null,
		contact_is_public: input.contactIsPublic
	};
}

/** Adds a partner after the others; refuses `second-lead` and names the first. */
export const addPartner = command({
	name: 'add-partner',
	may: ['coordinator'],
	async run(scope, input: PartnerInput & { id?: string | undefined }) {
		const conflict = await leadConflict(scope, input);
		if (conflict) return conflict;
		const id = await createRecord(scope, 'partner', input.id);
		const { position } = await scope.tx
			.selectFrom('partner')
			.select((eb) => eb.fn.countAll<number>().as('position'))
			.where('partnership_id', '=', scope.partnershipId)
			.executeTakeFirstOrThrow();
		await scope.tx
			.insertInto('partner')
			.values({
				partnership_id: scope.partnershipId,
				id,
				position: position + 1,
				...columns(input)
			})
			.execute();
		const texts = await writeTexts(scope, id, { name: input.name });
		await writeSources(scope, { recordId: id, field: 'name' }, input.sources ?? []);
		const changes = { ...changesBetween({}, columns(input)), ...texts };
		scope.journal({ recordId: id, recordKind: 'partner', changes });
		return { ok: true, id } as const;
	}
});

/** Changes a partner; refuses `stale`, `no-such-record` and `second-lead`. */
export const changePartner = command({
	name: 'change-partner',
	may: ['coordinator'],
	async run(scope, input: PartnerInput & { id: string; revision: number | undefined }) {
		const touched = await touchRecord(scope, { ...input, kind: 'partner' });
		if (!touched.ok) return touched;
		const conflict = await leadConflict(scope, input, input.id);
		if (conflict) return conflict;
		const own = scope.tx
			.selectFrom('partner')
			.select([
				'role',
				'category',
				'country',
				'state_type',
				'website',
				'contact_email',
				'contact_is_public'
			])
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id);
		const before = await own.executeTakeFirstOrThrow();
		await scope.tx
			.updateTable('partner')
			.set(columns(input))
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.execute();
		const texts = await writeTexts(scope, input.id, { name: input.name });
		const changes = { ...changesBetween(before, columns(input)), ...texts };
		scope.journal({ recordId: input.id, recordKind: 'partner', changes });
		return { ok: true } as const;
	}
});

/** Removes a partner that nothing refers to; refuses `in-use` once it leads, takes part or has officers. */
export const removePartner = command({
	name: 'remove-partner',
	may: ['coordinator'],
	async run(scope, input: { id: string }) {
		const touched = await touchRecord(scope, {
			id: input.id,
			kind: 'partner',
			revision: undefined
		});
		if (!touched.ok) return touched;
		if (await isInUse(scope, input.id)) return { ok: false, reason: 'in-use' } as const;
		const logos = scope.tx
			.selectFrom('picture')
			.select('id')
			.where('partnership_id', '=', scope.partnershipId)
			.where('record_id', '=', input.id);
		await scope.tx
			.deleteFrom('record')
			.where('partnership_id', '=', scope.partnershipId)
			.where((eb) => eb.or([eb('id', '=', input.id), eb('id', 'in', logos)]))
			.execute();
		scope.journal({
			recordId: input.id,
			recordKind: 'partner',
			changes: { removed: { after: true } }
		});
		return { ok: true } as const;
	}
});

async function isInUse({ tx, partnershipId }: Scope, partnerId: string): Promise<boolean> {
	const uses = [
		['activity', 'lead_partner_id'],
		['activity_partner', 'partner_id'],
		['membership', 'partner_id'],
		['invitation', 'partner_id'],
		['indicator', 'owner_partner_id'],
		['open_point', 'partner_id'],
		['registration_invitation', 'partner_id']
	] as const;
	const rows = uses.map(
		([table, column]) =>
			sql`exists (select from ${sql.table(table)}
				where partnership_id = ${partnershipId} and ${sql.ref(column)} = ${partnerId})`
	);
	const { rows: found } = await sql<{ used: boolean }>`
		select ${sql.join(rows, sql` or `)} as used`.execute(tx);
	return found[0]?.used ?? false;
}
