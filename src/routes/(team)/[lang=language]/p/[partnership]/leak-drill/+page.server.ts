import { error } from '@sveltejs/kit';
import {
	affectedCodes,
	erasures,
	holdings,
	zoneOfTeam
} from '#features/registrations/server/leaks/holdings.ts';
import { leakNotices } from '#features/registrations/server/leaks/notices.ts';
import { daysInBackups } from '#platform/server/backup/state.ts';
import { running } from '#platform/server/running.ts';
import { workScope } from '../../../../work.ts';
import { askedOf, fieldOf, heldIn, noticedAt } from './drill.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	if (scope.member.role !== 'coordinator') error(403);
	const { context, language } = event.locals;
	const zone = await zoneOfTeam(scope);
	const noticed = noticedAt(event.url, { zone, now: context.clock() });
	const asked = askedOf(event.url);
	const held = asked && (await heldIn(scope, asked));
	return {
		slug: scope.slug,
		events: await holdings(scope, language),
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
