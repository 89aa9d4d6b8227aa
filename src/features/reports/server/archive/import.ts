import { sql as raw } from 'kysely';
import { instanceCommand } from '#features/accounts/server/command.ts';
import type { Tx } from '#features/accounts/server/context.ts';
import { isPartnershipSlug } from '#features/partnership/rules.ts';
import type { ImportReason } from '../../types.ts';
import { brokenPart } from './references.ts';
import { readArchive, type Archive } from './schema.ts';
import { beginMembership, writeArchive } from './write.ts';

export type ImportRefusal = { ok: false; reason: ImportReason; where: string };

/** Keeps a file's bytes in the instance's store, under its SHA-256; false when the disk is full. */
export type FileKeeper = (bytes: Uint8Array) => Promise<boolean>;

/**
 * Brings a partnership back from its archive, with the operator as its coordinator; exporting it again
 * gives the same archive. Refuses what is no archive, a newer one, an address or id that is taken and
 * anything that does not hold together; `where` names the place.
 */
export const importArchive = instanceCommand({
	name: 'import-archive',
	async run(scope, input: { archive: unknown; keepFile?: FileKeeper | undefined }) {
		const read = readArchive(input.archive);
		if (!read.ok) return read satisfies ImportRefusal;
		const { archive } = read;
		const broken = brokenPart(archive);
		if (broken) return { ok: false, ...broken } satisfies ImportRefusal;
		const taken = await takenPart(scope.tx, archive);
		if (taken) return taken;
		if (archive.files.length > 0 && !input.keepFile) return refused('no-file-store', 'files');
		const place = await writeArchive(scope.tx, archive);
		if (place !== undefined) return refused('not-an-archive', place);
		const { id, slug } = archive.partnership;
		await beginMembership(scope, id);
		for (const { base64 } of archive.files) {
			const isKept = await input.keepFile?.(Buffer.from(base64, 'base64'));
			if (isKept === false) return refused('no-room', 'files');
		}
		const records = archive.rows['records']?.length ?? 0;
		const changes = { slug: { after: slug }, records: { after: records } };
		scope.journal({ recordId: id, recordKind: 'partnership', changes });
		return { ok: true, id, slug } as const;
	}
});

const refused = (reason: ImportReason, where: string): ImportRefusal => ({
	ok: false,
	reason,
	where
});

async function takenPart(tx: Tx, archive: Archive): Promise<ImportRefusal | undefined> {
	const { id, slug } = archive.partnership;
	if (!isPartnershipSlug(slug)) return refused('slug-reserved', slug);
	const ids = [id, ...(archive.rows['records'] ?? []).map((row) => String(row['id']))];
	const record = await tx
		.selectFrom('record')
		.select('id')
		.where((eb) => eb('id', '=', eb.fn.any(raw<string[]>`${ids}::uuid[]`)))
		.limit(1)
		.executeTakeFirst();
	const same = await tx
		.selectFrom('partnership')
		.select('id')
		.where('id', '=', id)
		.executeTakeFirst();
	if (record || same) return refused('id-taken', record?.id ?? id);
	const named = await tx
		.selectFrom('partnership')
		.select('id')
		.where('slug', '=', slug)
		.executeTakeFirst();
	return named && refused('slug-taken', slug);
}
