import { command, type Scope } from '#features/accounts/server/command.ts';
import { mayWorkOn } from '#features/activities/server/may-work-on.ts';
import { createRecord } from '#features/partnership/server/records.ts';
import { writeSources } from '#features/partnership/server/sources.ts';
import { writeTexts } from '#features/partnership/server/write-texts.ts';
import { changesBetween } from '#platform/server/journal.ts';
import { slugOf } from '../rules/state.ts';
import type { NewEvent } from '../types.ts';
import { columnsOf, factsRefusal, withDefaults } from './event/event-columns.ts';
import { partsOf } from './parts/event-parts.ts';
import { eventToChange } from './event/locked-event.ts';

/**
 * Plans an event as a draft with its kind's defaults; its address comes from the title and stays.
 * Refuses `not-yours`, `no-title`, `bad-times`, `no-such-activity`, `no-such-parent`, `nested-parent`.
 */
export const planEvent = command({
	name: 'plan-event',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: NewEvent) {
		const facts = withDefaults(input);
		const title = Object.values(input.title).find((text) => text?.trim());
		if (!title) return { ok: false, reason: 'no-title' } as const;
		const refusal = await factsRefusal(scope, facts);
		if (refusal) return refusal;
		if (!(await mayWorkOn(scope, facts.activityId)))
			return { ok: false, reason: 'not-yours' } as const;
		const id = await createRecord(scope, 'event', input.id);
		const slug = await freeSlug(scope, (await sourceTitle(scope, input)) ?? title, input.kind);
		const row = { slug, kind: input.kind, ...columnsOf(facts) };
		await scope.tx
			.insertInto('event')
			.values({ partnership_id: scope.partnershipId, id, ...row })
			.execute();
		const texts = {
			...input.texts,
			title: input.title,
			...(input.place && { place: input.place })
		};
		const changes = { ...changesBetween({}, row), ...(await writeTexts(scope, id, texts)) };
		for (const [field, sources] of Object.entries(input.sources ?? {})) {
			await writeSources(scope, { recordId: id, field }, sources);
		}
		scope.journal({ recordId: id, recordKind: 'event', changes });
		return { ok: true, id, slug } as const;
	}
});

/** Takes back a plan that never went public; refuses `is-public`, `in-use`, `not-yours`, `no-such-record`. */
export const discardEvent = command({
	name: 'discard-event',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: { id: string }) {
		const locked = await eventToChange(scope, { id: input.id, revision: undefined });
		if (!locked.ok) return locked;
		if (locked.event.publishedIn.length > 0) return { ok: false, reason: 'is-public' } as const;
		if (locked.event.heldAt || (await isInUse(scope, input.id))) {
			return { ok: false, reason: 'in-use' } as const;
		}
		await scope.tx
			.deleteFrom('record')
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', 'in', [input.id, ...(await partsOf(scope, input.id))])
			.execute();
		scope.journal({
			recordId: input.id,
			recordKind: 'event',
			changes: { slug: { before: locked.event.slug } }
		});
		return { ok: true } as const;
	}
});

/** What others built on an event can't vanish with it. */
async function isInUse({ tx, partnershipId }: Scope, id: string): Promise<boolean> {
	const { used } = await tx
		.selectNoFrom((eb) => {
			const uses = (table: 'claim_event' | 'indicator_binding') =>
				eb.exists(
					eb
						.selectFrom(table)
						.select('event_id')
						.where('partnership_id', '=', partnershipId)
						.where('event_id', '=', id)
				);
			const parts = eb
				.selectFrom('event')
				.select('id')
				.where('partnership_id', '=', partnershipId)
				.where('parent_id', '=', id);
			return eb.or([uses('claim_event'), uses('indicator_binding'), eb.exists(parts)]).as('used');
		})
		.executeTakeFirstOrThrow();
	return Boolean(used);
}

async function sourceTitle(
	{ tx, partnershipId }: Scope,
	{ title }: NewEvent
): Promise<string | undefined> {
	const row = await tx
		.selectFrom('partnership')
		.select('source_language')
		.where('id', '=', partnershipId)
		.executeTakeFirstOrThrow();
	return title[row.source_language]?.trim() || undefined;
}

async function freeSlug(
	{ tx, partnershipId }: Scope,
	title: string,
	kind: string
): Promise<string> {
	const base = slugOf(title) || kind.replaceAll('_', '-');
	const rows = await tx
		.selectFrom('event')
		.select('slug')
		.where('partnership_id', '=', partnershipId)
		.where((eb) => eb.or([eb('slug', '=', base), eb('slug', 'like', `${base}-%`)]))
		.execute();
	const taken = new Set(rows.map(({ slug }) => slug));
	let slug = base;
	for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
	return slug;
}
