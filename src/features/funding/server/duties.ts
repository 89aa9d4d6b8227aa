import { sql as raw } from 'kysely';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import { attachmentsOf } from '#features/partnership/server/attachments.ts';
import { dutyRows } from '../rules.ts';
import type { DutyEvidence, DutyFacts, DutyRow } from '../types.ts';
import { rulePack } from './rule-packs.ts';

type Db = Sql | Tx;

/** The duties that follow from each of a partnership's grants, with state and evidence; none if a pack is not shipped. */
export async function dutiesOfGrants(
	sql: Db,
	partnershipId: string
): Promise<(grantId: string) => DutyRow[]> {
	const grants = await sql
		.selectFrom('grant_agreement')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.execute();
	const ids = grants.map(({ id }) => id);
	const factsOf = await dutyFacts(sql, partnershipId, ids);
	const evidence = await evidenceRows(sql, partnershipId, ids);
	return (grantId) => {
		const grant = grants.find(({ id }) => id === grantId);
		const pack = grant && rulePack(grant.rule_pack);
		if (!grant || !pack) return [];
		const facts = {
			...factsOf(grantId),
			amountCents: grant.max_amount_cents ?? undefined,
			currency: grant.currency ?? undefined,
			hasPhysicalObject: grant.has_physical_object
		};
		return dutyRows(
			pack,
			facts,
			evidence.filter((one) => one.grantId === grantId)
		);
	};
}

type OfPartnership = Omit<DutyFacts, 'amountCents' | 'currency' | 'hasPhysicalObject'>;

async function dutyFacts(
	sql: Db,
	partnershipId: string,
	grantIds: readonly string[]
): Promise<(grantId: string) => OfPartnership> {
	const row = await partnershipFacts(sql, partnershipId);
	const published = await sql
		.selectFrom('publication')
		.select('language')
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', partnershipId)
		.execute();
	const statements = await sql
		.selectFrom('text')
		.select(['record_id', 'language'])
		.where('partnership_id', '=', partnershipId)
		.where((eb) => eb('record_id', '=', eb.fn.any(raw<string[]>`${grantIds}::uuid[]`)))
		.where('field', '=', 'statement')
		.where('published', 'is not', null)
		.execute();
	return (grantId) => ({
		hasDonorPartner: Boolean(row.hasDonorPartner),
		eventsHeld: row.held ?? 0,
		informationActivitiesHeld: row.informing ?? 0,
		sourceLanguage: row.source_language,
		publishedLanguages: published.map(({ language }) => language),
		statementLanguages: statements
			.filter(({ record_id }) => record_id === grantId)
			.map(({ language }) => language)
	});
}

function partnershipFacts(sql: Db, partnershipId: string) {
	return sql
		.selectFrom('partnership')
		.select((eb) => [
			'source_language',
			eb
				.exists(
					eb
						.selectFrom('partner')
						.select('id')
						.whereRef('partner.partnership_id', '=', 'partnership.id')
						.where('role', '=', 'donor_project_partner')
				)
				.as('hasDonorPartner'),
			eb
				.selectFrom('event_holding')
				.select((inner) => inner.fn.countAll<number>().as('held'))
				.whereRef('event_holding.partnership_id', '=', 'partnership.id')
				.as('held'),
			eb
				.selectFrom('event_holding')
				.innerJoin('event', (join) =>
					join
						.onRef('event.partnership_id', '=', 'event_holding.partnership_id')
						.onRef('event.id', '=', 'event_holding.event_id')
				)
				.select((inner) => inner.fn.countAll<number>().as('held'))
				.whereRef('event_holding.partnership_id', '=', 'partnership.id')
				.where('event.visibility', '=', 'public')
				.where('event.kind', 'in', ['conference', 'information_activity', 'festival'])
				.as('informing')
		])
		.where('id', '=', partnershipId)
		.executeTakeFirstOrThrow();
}

async function evidenceRows(
	sql: Db,
	partnershipId: string,
	grantIds: readonly string[]
): Promise<(DutyEvidence & { grantId: string })[]> {
	const rows = await sql
		.selectFrom('duty_evidence')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.where('withdrawn_at', 'is', null)
		.orderBy('entered_at')
		.orderBy('id')
		.execute();
	const files = await attachmentsOf(sql, { partnershipId, audience: 'team' }, grantIds);
	return rows.map((row) => ({
		id: row.id,
		grantId: row.grant_id,
		duty: row.duty,
		kind: row.kind,
		note: row.note,
		url: row.url ?? undefined,
		file: files.find(({ id }) => id === row.id)?.file,
		datedOn: row.dated_on ?? undefined,
		enteredAt: row.entered_at
	}));
}
