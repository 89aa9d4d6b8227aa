import type { Sql, Tx } from '#features/accounts/server/context.ts';
import { planRows } from '#features/activities/server/plan-rows.ts';
import { dutiesOfGrants } from '#features/funding/server/duties.ts';
import { attachmentsOf } from '#features/partnership/server/attachments.ts';
import { claimRows } from '#features/results/server/claim-rows.ts';
import { reportFields, type Snapshot, type SnapshotClaim } from '../types.ts';
import { snapshotEvents } from './snapshot-events.ts';
import { snapshotIndicators } from './snapshot-indicators.ts';
import { draftTexts, type DraftTexts } from './draft-texts.ts';

type Db = Sql | Tx;

/**
 * All that a report says as the database stands now: activities against the plan, events and their
 * figures in the report's days, indicators, duties, partners, evidence. Undefined if there is no such report.
 */
export async function currentSnapshot(
	sql: Db,
	partnershipId: string,
	reportId: string
): Promise<Snapshot | undefined> {
	const report = await reportRow(sql, partnershipId, reportId);
	if (!report) return undefined;
	const texts = await draftTexts(sql, partnershipId);
	const days = { from: report.starts_on, to: report.ends_on };
	const { activities } = await planRows(sql, partnershipId);
	const events = await snapshotEvents(sql, { partnershipId, ...days }, texts);
	const claims = await claimRows(
		sql,
		partnershipId,
		events.map(({ id }) => id)
	);
	const own = Object.fromEntries(reportFields.map((field) => [field, texts(reportId, field)]));
	return {
		report: {
			number: report.number,
			kind: report.kind,
			startsOn: days.from,
			endsOn: days.to,
			language: report.language
		},
		partnership: {
			slug: report.slug,
			title: texts(partnershipId, 'title'),
			startsOn: report.begins,
			endsOn: report.closes,
			aim: texts(partnershipId, 'aim')
		},
		texts: own,
		partners: await partnersOf(sql, partnershipId, texts),
		grants: await grantsWithDuties(sql, partnershipId, texts),
		activities: activities.map((activity) => snapshotActivity(activity, texts)),
		events,
		claims: claims.filter(({ withdrawn }) => !withdrawn).map(snapshotClaim),
		indicators: await snapshotIndicators(sql, { partnershipId, ...days }, texts),
		evidence: await evidenceOf(
			sql,
			partnershipId,
			[...activities, ...events, ...claims].map(({ id }) => id)
		)
	};
}

function reportRow(sql: Db, partnershipId: string, reportId: string) {
	return sql
		.selectFrom('report')
		.innerJoin('partnership', 'partnership.id', 'report.partnership_id')
		.selectAll('report')
		.select([
			'partnership.slug',
			'partnership.starts_on as begins',
			'partnership.ends_on as closes'
		])
		.where('report.partnership_id', '=', partnershipId)
		.where('report.id', '=', reportId)
		.executeTakeFirst();
}

type PlanActivity = Awaited<ReturnType<typeof planRows>>['activities'][number];

function snapshotActivity(
	activity: PlanActivity,
	texts: DraftTexts
): Snapshot['activities'][number] {
	return {
		id: activity.id,
		number: activity.number,
		title: texts(activity.id, 'title'),
		state: activity.state,
		reason: activity.stateReason,
		startsOn: activity.startsOn,
		endsOn: activity.endsOn
	};
}

function snapshotClaim(claim: Awaited<ReturnType<typeof claimRows>>[number]): SnapshotClaim {
	const { enteredAt: _, enteredBy: __, withdrawn: ___, ...said } = claim;
	return said;
}

async function partnersOf(sql: Db, partnershipId: string, texts: DraftTexts) {
	const rows = await sql
		.selectFrom('partner')
		.select(['id', 'role', 'country', 'state_type'])
		.where('partnership_id', '=', partnershipId)
		.orderBy('position')
		.execute();
	return rows.map(({ id, role, country, state_type }) => ({
		name: texts(id, 'name'),
		role,
		country,
		stateType: state_type
	}));
}

async function grantsWithDuties(sql: Db, partnershipId: string, texts: DraftTexts) {
	const rows = await sql
		.selectFrom('grant_agreement')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.orderBy('id')
		.execute();
	const duties = await dutiesOfGrants(sql, partnershipId);
	return rows.map((row) => ({
		title: texts(row.id, 'title'),
		funder: texts(row.funder_id, 'name'),
		mechanism: row.mechanism,
		contractNumber: row.contract_number ?? undefined,
		amountCents: row.max_amount_cents ?? undefined,
		currency: row.currency ?? undefined,
		statement: texts(row.id, 'statement'),
		duties: duties(row.id).map(({ duty, state, evidence }) => ({
			title: duty.title,
			state,
			isHard: duty.hard,
			evidence: evidence.map(({ note, url, file }) =>
				[note, url, file?.name].filter(Boolean).join(' – ')
			)
		}))
	}));
}

/** Public and team evidence by title and checksum; what holds personal data is never in a report. */
async function evidenceOf(sql: Db, partnershipId: string, recordIds: readonly string[]) {
	const deliverables = await sql
		.selectFrom('deliverable')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.execute();
	const grants = await sql
		.selectFrom('grant_agreement')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.execute();
	const ids = [...recordIds, ...[...deliverables, ...grants].map(({ id }) => id)];
	const attachments = await attachmentsOf(sql, { partnershipId, audience: 'team' }, ids);
	return attachments
		.filter(({ holdsPersonalData }) => !holdsPersonalData)
		.map(({ recordId, title, url, file }) => ({
			recordId,
			title,
			url,
			fileHash: file?.hash,
			fileName: file?.name
		}));
}
