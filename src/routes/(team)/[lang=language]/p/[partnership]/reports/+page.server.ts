import { newReportForm } from '#features/reports/input.ts';
import { reportRefusals } from '#features/reports/refusals.ts';
import { reports } from '#features/reports/server/report-rows.ts';
import { beginReport } from '#features/reports/server/reports.ts';
import { worker, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	return { role: scope.member.role, reports: await reports(scope) };
};

const act = worker(reportRefusals);

export const actions = { begin: act(newReportForm, beginReport, (sent) => sent) };
