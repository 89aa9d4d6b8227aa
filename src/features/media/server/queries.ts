import type { Sql, TeamScope } from '#features/accounts/server/context.ts';
import { teamTexts } from '#features/partnership/server/team-texts.ts';
import type { Picture, TeamPicture } from '../types.ts';

/** The pictures of these records in their order, whether their words are public or not. */
export async function picturesOf(
	sql: Sql,
	partnershipId: string,
	recordIds: readonly string[]
): Promise<Picture[]> {
	if (recordIds.length === 0) return [];
	const rows = await sql
		.selectFrom('picture')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'picture.partnership_id')
				.onRef('record.id', '=', 'picture.id')
		)
		.selectAll('picture')
		.select('record.revision')
		.where('picture.partnership_id', '=', partnershipId)
		.where('picture.record_id', 'in', [...recordIds])
		.orderBy('picture.position')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		recordId: row.record_id,
		fileHash: row.file_hash,
		smallHash: row.small_hash,
		width: row.width,
		height: row.height,
		author: row.author,
		licence: row.licence,
		revision: row.revision
	}));
}

/** A record's pictures as the team works on them. */
export async function teamPictures(scope: TeamScope, recordId: string): Promise<TeamPicture[]> {
	const pictures = await picturesOf(scope.sql, scope.partnershipId, [recordId]);
	const texts = await teamTexts(
		scope,
		pictures.map(({ id }) => id)
	);
	return pictures.map((picture) => ({ ...picture, alt: texts(picture.id, 'alt') }));
}

/** The pictures that are logos of partners and funders, each after the one that it replaces. */
export async function logosOf(sql: Sql, partnershipId: string): Promise<Picture[]> {
	const shown = await sql
		.selectFrom('record')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('kind', 'in', ['partner', 'funder'])
		.execute();
	return picturesOf(
		sql,
		partnershipId,
		shown.map(({ id }) => id)
	);
}

/** The logos of partners and funders as the team works on them. */
export async function teamLogos(scope: TeamScope): Promise<TeamPicture[]> {
	const logos = await logosOf(scope.sql, scope.partnershipId);
	const texts = await teamTexts(
		scope,
		logos.map(({ id }) => id)
	);
	return logos.map((logo) => ({ ...logo, alt: texts(logo.id, 'alt') }));
}
