import type { TeamScope } from '#features/accounts/server/context.ts';
import { attachmentsOf } from '#features/partnership/server/attachments.ts';
import { sourcesOf } from '#features/partnership/server/sources.ts';
import { teamTexts } from '#features/partnership/server/team-texts.ts';
import { planRows } from './plan-rows.ts';

/** The plan as the team works on it: groups and activities with their texts in every language. */
export async function plan(scope: TeamScope) {
	const rows = await planRows(scope.sql, scope.partnershipId);
	const ids = [...rows.groups, ...rows.activities].map(({ id }) => id);
	const texts = await teamTexts(scope, ids);
	return {
		groups: rows.groups.map((group) => ({ ...group, title: texts(group.id, 'title') })),
		activities: rows.activities.map((activity) => ({
			...activity,
			title: texts(activity.id, 'title'),
			description: texts(activity.id, 'description')
		}))
	};
}

/** One activity with its deliverables, open points, sources and published languages. */
export async function activityById(scope: TeamScope, id: string) {
	const { activities } = await planRows(scope.sql, scope.partnershipId);
	const activity = activities.find((one) => one.id === id);
	if (!activity) return undefined;
	const texts = await teamTexts(scope, [id]);
	const published = await scope.sql
		.selectFrom('publication')
		.select(['language', 'published_at', 'override_reason'])
		.where('partnership_id', '=', scope.partnershipId)
		.where('record_id', '=', id)
		.execute();
	return {
		...activity,
		title: texts(id, 'title'),
		description: texts(id, 'description'),
		deliverables: await deliverablesOf(scope, id),
		openPoints: await openPointsOf(scope, id),
		sources: await sourcesOf(scope.sql, scope.partnershipId, [id]),
		published
	};
}

async function deliverablesOf(scope: TeamScope, activityId: string) {
	const rows = await scope.sql
		.selectFrom('deliverable')
		.innerJoin('record', (join) =>
			join
				.onRef('record.partnership_id', '=', 'deliverable.partnership_id')
				.onRef('record.id', '=', 'deliverable.id')
		)
		.select(['deliverable.id', 'due_on', 'delivered_on', 'record.revision'])
		.where('deliverable.partnership_id', '=', scope.partnershipId)
		.where('activity_id', '=', activityId)
		.orderBy('position')
		.execute();
	const ids = rows.map(({ id }) => id);
	const texts = await teamTexts(scope, ids);
	const asked = { partnershipId: scope.partnershipId, audience: 'team' } as const;
	const attachments = await attachmentsOf(scope.sql, asked, ids);
	return rows.map((row) => ({
		id: row.id,
		revision: row.revision,
		dueOn: row.due_on ?? undefined,
		deliveredOn: row.delivered_on ?? undefined,
		title: texts(row.id, 'title'),
		attachments: attachments.filter(({ recordId }) => recordId === row.id)
	}));
}

async function openPointsOf(scope: TeamScope, activityId: string) {
	const rows = await scope.sql
		.selectFrom('open_point')
		.select(['id', 'note', 'partner_id', 'due_on', 'raised_at', 'closed_at'])
		.where('partnership_id', '=', scope.partnershipId)
		.where('activity_id', '=', activityId)
		.orderBy('closed_at', (order) => order.desc().nullsFirst())
		.orderBy('due_on', (order) => order.asc().nullsLast())
		.orderBy('raised_at')
		.execute();
	return rows.map((row) => ({
		id: row.id,
		note: row.note,
		partnerId: row.partner_id ?? undefined,
		dueOn: row.due_on ?? undefined,
		raisedAt: row.raised_at,
		closedAt: row.closed_at ?? undefined
	}));
}
