import type { Sql, TeamScope, Tx } from '#features/accounts/server/context.ts';
import { dutiesOfGrants } from '#features/funding/server/duties.ts';
import { periodRows } from '#features/results/server/queries.ts';
import { reportGaps } from '../rules.ts';
import type { MendingPlaces, ReportGap, Snapshot } from '../types.ts';
import { currentSnapshot } from './snapshot.ts';

type Within = { sql: Sql | Tx; partnershipId: string };

/** What a report lacks as the database stands now, each gap with the field that mends it; none if there is no such report. */
export async function gapsOfReport(scope: TeamScope, reportId: string): Promise<ReportGap[]> {
	const snapshot = await currentSnapshot(scope.sql, scope.partnershipId, reportId);
	return snapshot ? gapsOfSnapshot(scope, snapshot, reportId) : [];
}

/** The gaps of a snapshot that was taken in the same transaction. */
export async function gapsOfSnapshot(
	within: Within,
	snapshot: Snapshot,
	reportId: string
): Promise<ReportGap[]> {
	const { startsOn: from, endsOn: to } = snapshot.report;
	const periods = await periodRows(within.sql, within.partnershipId);
	return reportGaps(snapshot, {
		reportId,
		periods: periods.filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from),
		openDuties: await openDuties(within)
	});
}

async function openDuties({ sql, partnershipId }: Within): Promise<MendingPlaces['openDuties']> {
	const grants = await sql
		.selectFrom('grant_agreement')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.orderBy('id')
		.execute();
	const duties = await dutiesOfGrants(sql, partnershipId);
	return grants.flatMap(({ id: grantId }) =>
		duties(grantId)
			.filter(({ duty, state }) => duty.hard && state === 'open')
			.map(({ duty: { id, title } }) => ({ id, grantId, title }))
	);
}
