import { command, type Scope } from '#features/accounts/server/command.ts';
import { publicationGaps } from '#features/funding/server/publication-gaps.ts';
import type { PublicationInput } from '#features/funding/server/publish-partnership.ts';
import { publishRecord, withdrawRecord } from '#features/partnership/server/publication.ts';
import { touchRecord } from '#features/partnership/server/records.ts';
import { indexForSearch } from '#features/partnership/server/public-search.ts';
import type { Language } from '#lib/i18n/languages.ts';
import { mayWorkOn } from './may-work-on.ts';

/**
 * Publishes one language of an activity with its deliverables. Refuses `not-yours`, `no-title`, and
 * `gaps` (listed), which only a coordinator overrides, with a reason.
 */
export const publishActivity = command({
	name: 'publish-activity',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: PublicationInput & { id: string }) {
		const touched = await touchRecord(scope, {
			id: input.id,
			kind: 'activity',
			revision: undefined
		});
		if (!touched.ok) return touched;
		if (!(await mayWorkOn(scope, input.id))) return { ok: false, reason: 'not-yours' } as const;
		const page = await pageOf(scope, input);
		if (!page.title) return { ok: false, reason: 'no-title' } as const;
		const gaps = await publicationGaps(scope, { recordId: input.id, language: input.language });
		const mayOverride = scope.member.role === 'coordinator' && input.overrideReason;
		if (gaps.length > 0 && !mayOverride) return { ok: false, reason: 'gaps', gaps } as const;
		const overrideReason = gaps.length > 0 ? input.overrideReason : undefined;
		const { language } = input;
		await publishRecord(scope, { recordId: input.id, language, overrideReason, parts: page.parts });
		await indexForSearch(scope, {
			recordId: input.id,
			language,
			kind: 'activity',
			path: page.path,
			title: page.title,
			body: page.description,
			happensOn: page.startsOn
		});
		const changes = {
			[`publication.${language}`]: { after: { overrideReason, gaps: gaps.length } }
		};
		scope.journal({ recordId: input.id, recordKind: 'activity', changes });
		return { ok: true } as const;
	}
});

/** Takes one language of an activity back from the public; refuses `not-yours` and `not-public`. */
export const withdrawActivity = command({
	name: 'withdraw-activity',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: { id: string; language: Language }) {
		if (!(await mayWorkOn(scope, input.id))) return { ok: false, reason: 'not-yours' } as const;
		const parts = await partsOf(scope, input.id);
		const page = { recordId: input.id, language: input.language, parts };
		if (!(await withdrawRecord(scope, page))) return { ok: false, reason: 'not-public' } as const;
		const changes = { [`publication.${input.language}`]: { before: 'published' } };
		scope.journal({ recordId: input.id, recordKind: 'activity', changes });
		return { ok: true } as const;
	}
});

async function pageOf({ tx, partnershipId }: Scope, asked: { id: string; language: Language }) {
	const activity = await tx
		.selectFrom('activity')
		.innerJoin('activity_group', (join) =>
			join
				.onRef('activity_group.partnership_id', '=', 'activity.partnership_id')
				.onRef('activity_group.id', '=', 'activity.group_id')
		)
		.innerJoin('partnership', 'partnership.id', 'activity.partnership_id')
		.select([
			'activity.number',
			'activity_group.number as group_number',
			'slug',
			'activity.starts_on'
		])
		.where('activity.partnership_id', '=', partnershipId)
		.where('activity.id', '=', asked.id)
		.executeTakeFirstOrThrow();
	const texts = await tx
		.selectFrom('text')
		.select(['field', 'draft'])
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', asked.id)
		.where('language', '=', asked.language)
		.execute();
	const text = (field: string) => texts.find((one) => one.field === field)?.draft ?? '';
	return {
		title: text('title'),
		description: text('description'),
		startsOn: activity.starts_on ?? undefined,
		path: `${activity.slug}/activities/${activity.group_number}.${activity.number}`,
		parts: await partsOf({ tx, partnershipId }, asked.id)
	};
}

async function partsOf(
	{ tx, partnershipId }: Pick<Scope, 'tx' | 'partnershipId'>,
	activityId: string
): Promise<string[]> {
	const rows = await tx
		.selectFrom('deliverable')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('activity_id', '=', activityId)
		.execute();
	return rows.map(({ id }) => id);
}
