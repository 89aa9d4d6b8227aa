import type { TeamScope } from '#features/accounts/server/context.ts';
import { bridgeColour } from '../rules.ts';
import type { PublishedLanguage } from '../types.ts';
import { partnershipFields } from './partnerships.ts';
import { teamTexts } from './team-texts.ts';

/** The partnership with its facts, its texts in every language and the languages it is public in. */
export async function partnershipOfTeam(scope: TeamScope) {
	const { sql, partnershipId: id } = scope;
	const row = await sql
		.selectFrom('partnership')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'partnership.id')
				.onRef('record.id', '=', 'partnership.id')
		)
		.select([
			'starts_on',
			'ends_on',
			'zone',
			'source_language',
			'left_colour',
			'right_colour',
			'record.revision'
		])
		.where('partnership.id', '=', id)
		.executeTakeFirstOrThrow();
	const texts = await teamTexts(scope, [id]);
	const publications = await publicationsOf(scope, [id]);
	return {
		id,
		slug: scope.slug,
		startsOn: row.starts_on,
		endsOn: row.ends_on,
		zone: row.zone,
		sourceLanguage: row.source_language,
		leftColour: bridgeColour(row.left_colour),
		rightColour: bridgeColour(row.right_colour),
		revision: row.revision,
		texts: partnershipFields.map((field) => ({ field, texts: texts(id, field) })),
		published: publications(id)
	};
}

/** The partners in their order, with the contact whether it is public or not. */
export async function partnersOfTeam(scope: TeamScope) {
	const rows = await scope.sql
		.selectFrom('partner')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'partner.partnership_id')
				.onRef('record.id', '=', 'partner.id')
		)
		.selectAll('partner')
		.select('record.revision')
		.where('partner.partnership_id', '=', scope.partnershipId)
		.orderBy('position')
		.execute();
	const texts = await teamTexts(
		scope,
		rows.map(({ id }) => id)
	);
	return rows.map((row) => ({
		id: row.id,
		revision: row.revision,
		role: row.role,
		category: row.category,
		country: row.country,
		stateType: row.state_type,
		website: row.website ?? undefined,
		contactEmail: row.contact_email ?? undefined,
		contactIsPublic: row.contact_is_public,
		name: texts(row.id, 'name')
	}));
}

/** In which languages each of these records is public, since when, and against which rule. */
export async function publicationsOf(
	scope: Pick<TeamScope, 'sql' | 'partnershipId'>,
	recordIds: readonly string[]
): Promise<(recordId: string) => PublishedLanguage[]> {
	const rows = recordIds.length
		? await scope.sql
				.selectFrom('publication')
				.select(['record_id', 'language', 'published_at', 'override_reason'])
				.where('partnership_id', '=', scope.partnershipId)
				.where('record_id', 'in', [...recordIds])
				.execute()
		: [];
	return (recordId) =>
		rows
			.filter(({ record_id }) => record_id === recordId)
			.map((row) => ({
				language: row.language,
				publishedAt: row.published_at,
				overrideReason: row.override_reason ?? undefined
			}));
}
