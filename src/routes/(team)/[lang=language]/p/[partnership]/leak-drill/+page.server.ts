import { error } from '@sveltejs/kit';
import { erasePeopleForm } from '#features/registrations/input/erasing.ts';
import { erasePeople } from '#features/registrations/server/erasing/erase-people.ts';
import { erasable, erasureReports } from '#features/registrations/server/erasing/reports.ts';
import { erasingRefusals } from '#features/registrations/ui/erasing/refusals.ts';
import {
	affectedCodes,
	erasures,
	holdings,
	zoneOfTeam
} from '#features/registrations/server/leaks/holdings.ts';
import { leakNotices } from '#features/registrations/server/leaks/notices.ts';
import { daysInBackups } from '#platform/server/backup/state.ts';
import { running } from '#platform/server/running.ts';
import { worker, workScope } from '../../../../work.ts';
import { askedOf, fieldOf, heldIn, noticedAt } from './drill.ts';
import { namesOf } from './names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	if (scope.member.role !== 'coordinator') error(403);
	const { context, language } = event.locals;
	const zone = await zoneOfTeam(scope);
	const noticed = noticedAt(event.url, { zone, now: context.clock() });
	const asked = askedOf(event.url);
	const held = asked && (await heldIn(scope, asked));
	const events = await holdings(scope, language);
	return {
		slug: scope.slug,
		events,
		names: await namesOf(scope, events, language),
		erasable: await erasable(scope, context.clock()),
		reports: await erasureReports(scope),
		zone,
		noticed,
		noticedField: fieldOf(noticed, zone),
		drill: asked &&
			held && {
				...asked,
				codes: await affectedCodes(scope, held.ids),
				notices: leakNotices(held.inEach, { kind: asked.kind, noticed, zone })
			},
		erasures: await erasures(scope),
		daysInBackups: daysInBackups(running().config)
	};
};

const act = worker(erasingRefusals, { 'no-reason': 'reason' });

export const actions = {
	erase: act(erasePeopleForm, erasePeople, (sent) => sent)
};
