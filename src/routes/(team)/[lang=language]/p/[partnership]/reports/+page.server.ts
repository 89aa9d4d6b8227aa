import { fail, redirect } from '@sveltejs/kit';
import { newReportForm } from '#features/reports/input.ts';
import { reportRefusals } from '#features/reports/refusals.ts';
import { reports } from '#features/reports/server/report-rows.ts';
import { beginReport } from '#features/reports/server/reports.ts';
import { forgetDraft } from '../../../../forget-draft.ts';
import {
	formOf,
	known,
	notAllowed,
	posted,
	refused,
	saidOf,
	statusOf
} from '../../../../refused.ts';
import { workScope } from '../../../../work.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	return { role: scope.member.role, reports: await reports(scope) };
};

export const actions: Actions = {
	/** Goes on in the report that is begun. */
	begin: async (event) => {
		const scope = await workScope(event);
		const { partnershipId, member } = scope;
		const { sent, parsed } = await posted(event.request, newReportForm);
		if (!beginReport.may.includes(member.role))
			return fail(403, refused(sent, saidOf(notAllowed, reportRefusals, {})));
		if (!parsed.ok) return fail(400, refused(sent, { problems: known(parsed.problems) }));
		const result = await beginReport(event.locals.context, partnershipId, parsed.value);
		if (!result.ok)
			return fail(statusOf(result), refused(sent, saidOf(result, reportRefusals, {})));
		await forgetDraft(scope, event.url, sent);
		redirect(303, `${event.url.pathname}/${result.id}?saved=${formOf(sent)}`);
	}
};
