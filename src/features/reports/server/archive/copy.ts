import { randomUUID } from 'node:crypto';
import { instanceCommand } from '#features/accounts/server/command.ts';
import type { Tx } from '#features/accounts/server/context.ts';
import { isPartnershipSlug } from '#features/partnership/rules.ts';
import { exportArchive } from './export.ts';
import type { Archive, ArchiveRow } from './schema.ts';
import { archiveTables } from './tables.ts';
import { beginMembership, writeArchive } from './write.ts';

/** What each kept list forgets: what is known only of the partnership that was (PF4). */
const kept: Record<string, ArchiveRow> = {
	records: { revision: 1 },
	texts: { published: null, published_revision: null },
	partners: { contact_email: null, contact_is_public: false },
	groups: {},
	activities: { state: 'planned', state_reason: null },
	activity_partners: {},
	deliverables: { delivered_on: null },
	indicators: {}
};
const keptKinds = new Set([
	'partnership',
	'partner',
	'activity_group',
	'activity',
	'deliverable',
	'indicator'
]);

/**
 * Begins a draft with the plan, days, indicators and partners' names of another partnership, and without
 * its people, files, costs, figures and events, nor how places at these were given; the operator becomes its coordinator. Refuses
 * `no-such-partnership`, `slug-taken` and `slug-reserved`.
 */
export const copyPartnership = instanceCommand({
	name: 'copy-partnership',
	async run(scope, input: { fromSlug: string; slug: string }) {
		const { tx, now } = scope;
		if (!isPartnershipSlug(input.slug)) return { ok: false, reason: 'slug-reserved' } as const;
		const from = await idOf(tx, input.fromSlug);
		if (!from) return { ok: false, reason: 'no-such-partnership' } as const;
		if (await idOf(tx, input.slug)) return { ok: false, reason: 'slug-taken' } as const;
		const copy = copyOf(await exportArchive(tx, from), { slug: input.slug, now });
		const place = await writeArchive(tx, copy);
		if (place !== undefined) throw new Error(`A copy does not fit: ${place}`);
		const { id } = copy.partnership;
		await beginMembership(scope, id);
		const changes = { slug: { after: input.slug }, copied_from: { after: input.fromSlug } };
		scope.journal({ recordId: id, recordKind: 'partnership', changes });
		return { ok: true, id, slug: input.slug } as const;
	}
});

async function idOf(tx: Tx, slug: string): Promise<string | undefined> {
	const row = await tx
		.selectFrom('partnership')
		.select('id')
		.where('slug', '=', slug)
		.executeTakeFirst();
	return row?.id;
}

function copyOf(archive: Archive, given: { slug: string; now: Date }): Archive {
	const records = (archive.rows['records'] ?? []).filter(({ kind }) => keptKinds.has(String(kind)));
	const ids = new Map(records.map(({ id }) => [id, randomUUID() as string]));
	const at = given.now.toISOString();
	const instants: ArchiveRow = {
		created_at: at,
		changed_at: at,
		state_checked_on: at.slice(0, 10)
	};
	const rows: Archive['rows'] = Object.fromEntries(archiveTables.map(({ list }) => [list, []]));
	for (const [list, forgotten] of Object.entries(kept)) {
		const own = (archive.rows[list] ?? []).filter((row) =>
			ids.has(row['id'] ?? row['record_id'] ?? row['activity_id'])
		);
		rows[list] = own.map((row) => renewed({ ...row, ...forgotten }, { ids, instants }));
	}
	const id = ids.get(archive.partnership.id) ?? randomUUID();
	const partnership = { ...archive.partnership, id, slug: given.slug, revision: 1, created_at: at };
	return { ...archive, partnership, rows, files: [] };
}

/** The row with new ids in the place of the old ones, and made now. */
function renewed(
	row: ArchiveRow,
	made: { ids: Map<unknown, string>; instants: ArchiveRow }
): ArchiveRow {
	const entries = Object.entries(row).map(([column, value]) => {
		if (column in made.instants) return [column, made.instants[column]] as const;
		return [column, made.ids.get(value) ?? value] as const;
	});
	return Object.fromEntries(entries);
}
