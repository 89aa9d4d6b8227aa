import type { Sql } from '#features/accounts/server/context.ts';
import { attachmentsOf } from '#features/partnership/server/attachments.ts';
import { publishedTexts, type PublicPartnership } from '#features/partnership/server/public.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { progress } from '../rules.ts';
import type { PublicActivity, PublicDeliverable, PublicGroup } from '../types.ts';
import { planRows } from './plan-rows.ts';

/** The published part of the plan: activities with a public page, and the groups that hold them. */
export async function publicPlan(sql: Sql, partnership: PublicPartnership, language: Language) {
	const rows = await planRows(sql, partnership.id);
	const published = new Set(await publishedActivities(sql, partnership.id));
	const activities = rows.activities.filter(({ id }) => published.has(id));
	const groups = rows.groups.filter(({ id }) => activities.some(({ groupId }) => groupId === id));
	const ids = [...groups, ...activities].map(({ id }) => id);
	const texts = await publishedTexts(sql, partnership, { language, recordIds: ids });
	return {
		groups: groups.map(({ id, number }): PublicGroup => ({
			id,
			number,
			title: texts(id, 'title')
		})),
		activities: activities.map(({ revision: _, ...activity }): PublicActivity => ({
			...activity,
			progress: progress(activity.state),
			title: texts(activity.id, 'title'),
			description: texts(activity.id, 'description')
		}))
	};
}

async function publishedActivities(sql: Sql, partnershipId: string): Promise<string[]> {
	const rows = await sql
		.selectFrom('publication')
		.innerJoin('activity', (join) =>
			join
				.onRef('activity.partnership_id', '=', 'publication.partnership_id')
				.onRef('activity.id', '=', 'publication.record_id')
		)
		.select('activity.id')
		.distinct()
		.where('publication.partnership_id', '=', partnershipId)
		.execute();
	return rows.map(({ id }) => id);
}

/** An activity's deliverables whose titles are published, with the files and links that the public may see. */
export async function publicDeliverables(
	sql: Sql,
	partnership: PublicPartnership,
	asked: { activityId: string; language: Language }
): Promise<PublicDeliverable[]> {
	const rows = await sql
		.selectFrom('deliverable')
		.select(['id', 'due_on', 'delivered_on'])
		.where('partnership_id', '=', partnership.id)
		.where('activity_id', '=', asked.activityId)
		.orderBy('position')
		.execute();
	const ids = rows.map(({ id }) => id);
	const texts = await publishedTexts(sql, partnership, {
		language: asked.language,
		recordIds: ids
	});
	const audience = { partnershipId: partnership.id, audience: 'public' } as const;
	const attachments = await attachmentsOf(sql, audience, ids);
	return rows
		.filter(({ id }) => texts(id, 'title') !== undefined)
		.map((row) => ({
			id: row.id,
			title: texts(row.id, 'title'),
			dueOn: row.due_on ?? undefined,
			deliveredOn: row.delivered_on ?? undefined,
			attachments: attachments.filter(({ recordId }) => recordId === row.id)
		}));
}
