import { error } from '@sveltejs/kit';
import { leakKinds } from '#features/registrations/rules/leak-drill.ts';
import {
	affectedCodes,
	erasures,
	holdings
} from '#features/registrations/server/leaks/holdings.ts';
import { leakNotices } from '#features/registrations/server/leaks/notices.ts';
import { daysInBackups } from '#platform/server/backup/state.ts';
import { running } from '#platform/server/running.ts';
import { workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

const zone = 'UTC';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	if (scope.member.role !== 'coordinator') error(403);
	const { context, language } = event.locals;
	const { searchParams } = event.url;
	const events = await holdings(scope, language);
	const kind = leakKinds.find((one) => one === searchParams.get('kind'));
	const chosen = events.find(({ eventId }) => eventId === searchParams.get('event'));
	const now = context.clock();
	const typed = new Date(`${searchParams.get('noticed') ?? ''}Z`);
	const noticed = Number.isNaN(typed.getTime()) ? now : typed;
	return {
		slug: scope.slug,
		events,
		kind,
		chosen,
		noticed,
		codes: kind && chosen ? await affectedCodes(scope, chosen.eventId) : [],
		notices: kind && chosen ? leakNotices(chosen, { kind, noticed, zone }) : [],
		erasures: await erasures(scope),
		daysInBackups: daysInBackups(running().config)
	};
};
