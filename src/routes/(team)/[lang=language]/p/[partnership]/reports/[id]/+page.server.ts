import { error } from '@sveltejs/kit';
import { partnershipOfTeam } from '#features/partnership/server/queries.ts';
import { decisionForm, reportForm, submissionForm } from '#features/reports/input.ts';
import { reportRefusals } from '#features/reports/refusals.ts';
import { isOpen } from '#features/reports/rules.ts';
import { gapsOfReport } from '#features/reports/server/gaps.ts';
import { reportById } from '#features/reports/server/report-rows.ts';
import { writeReport } from '#features/reports/server/reports.ts';
import { decideReport, submitReport } from '#features/reports/server/submit.ts';
import { reportFields } from '#features/reports/types.ts';
import { worker, workScope } from '../../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const report = await reportById(scope, event.params.id);
	if (!report) error(404);
	const { texts, ...facts } = report;
	const written = reportFields.flatMap((field) =>
		texts[field] ? [{ field, texts: texts[field] }] : []
	);
	return {
		role: scope.member.role,
		report: { ...facts, texts: written },
		isOpen: isOpen(report.state),
		gaps: isOpen(report.state) ? await gapsOfReport(scope, report.id) : [],
		zone: (await partnershipOfTeam(scope)).zone
	};
};

const act = worker(reportRefusals, { 'needs-note': 'note' });

export const actions = {
	write: act(reportForm, writeReport, (sent, { id }) => {
		const { revision, kind, startsOn, endsOn, dueOn, language, ...texts } = sent;
		return { id, revision, kind, startsOn, endsOn, dueOn, language, texts };
	}),
	submit: act(submissionForm, submitReport, ({ gapsSeen }, { id }) => ({ id, gapsSeen })),
	decide: act(decisionForm, decideReport, (sent, { id }) => ({ ...sent, id }))
};
