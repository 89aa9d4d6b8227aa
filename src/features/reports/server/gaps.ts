import type { TeamScope } from '#features/accounts/server/context.ts';
import { reportGaps } from '../rules.ts';
import type { ReportGap } from '../types.ts';
import { currentSnapshot } from './snapshot.ts';

/** What a report lacks as the database stands now, each gap with the page that mends it; none if there is no such report. */
export async function gapsOfReport(scope: TeamScope, reportId: string): Promise<ReportGap[]> {
	const snapshot = await currentSnapshot(scope.sql, scope.partnershipId, reportId);
	return snapshot ? reportGaps(snapshot, reportId) : [];
}
