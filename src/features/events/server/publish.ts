import { command, type Scope } from '#features/accounts/server/command.ts';
import { publicationGaps } from '#features/funding/server/publication-gaps.ts';
import { publishRecord, withdrawRecord } from '#features/partnership/server/publication.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { EventRow } from '../types.ts';
import { partsOf } from './parts/event-parts.ts';
import { indexEvent } from './event/index-event.ts';
import { eventToChange } from './event/locked-event.ts';

type Publication = { id: string; language: Language; overrideReason?: string | undefined };
const may = ['coordinator', 'partner_officer'] as const;

/**
 * Publishes one language of an event with its stops, programme and pictures; calendars in other languages
 * keep every byte, so its sequence stays. Refuses `not-yours`,
 * `team-only`, `partnership-not-public`, `no-title-in-language`, `no-access-information`, which nobody
 * overrides, and `gaps` (listed), which a coordinator overrides with a reason.
 */
export const publishEvent = command({
	name: 'publish-event',
	may,
	async run(scope, input: Publication) {
		const locked = await eventToChange(scope, { id: input.id, revision: undefined });
		if (!locked.ok) return locked;
		const { event } = locked;
		const { language } = input;
		const reason = await publicationRefusal(scope, event, language);
		if (reason) return { ok: false, reason } as const;
		const gaps = await publicationGaps(scope, { recordId: event.id, language });
		const mayOverride = scope.member.role === 'coordinator' && input.overrideReason;
		if (gaps.length > 0 && !mayOverride) return { ok: false, reason: 'gaps', gaps } as const;
		const overrideReason = gaps.length > 0 ? input.overrideReason : undefined;
		const parts = await partsOf(scope, event.id);
		await publishRecord(scope, { recordId: event.id, language, overrideReason, parts });
		const publishedIn = [...new Set([...event.publishedIn, language])];
		await indexEvent(scope, { ...event, publishedIn });
		const changes = {
			[`publication.${language}`]: { after: { overrideReason, gaps: gaps.length } }
		};
		scope.journal({ recordId: event.id, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** Takes one language of an event back from the public; refuses `not-yours`, `not-public`, `no-such-record`. */
export const withdrawEvent = command({
	name: 'withdraw-event',
	may,
	async run(scope, input: { id: string; language: Language }) {
		const locked = await eventToChange(scope, { id: input.id, revision: undefined });
		if (!locked.ok) return locked;
		const parts = await partsOf(scope, input.id);
		const page = { recordId: input.id, language: input.language, parts };
		if (!(await withdrawRecord(scope, page))) return { ok: false, reason: 'not-public' } as const;
		const changes = { [`publication.${input.language}`]: { before: 'published' } };
		scope.journal({ recordId: input.id, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

/** What must be there whatever anyone says: people decide by the access information whether they can come. */
async function publicationRefusal(scope: Scope, event: EventRow, language: Language) {
	if (event.visibility === 'team') return 'team-only';
	const { tx, partnershipId } = scope;
	const page = await tx
		.selectFrom('publication')
		.select('language')
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', partnershipId)
		.limit(1)
		.executeTakeFirst();
	if (!page) return 'partnership-not-public';
	const texts = await tx
		.selectFrom('text')
		.select('field')
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', event.id)
		.where('language', '=', language)
		.where('field', 'in', ['title', 'access'])
		.where('draft', '<>', '')
		.execute();
	if (!texts.some(({ field }) => field === 'title')) return 'no-title-in-language';
	return texts.some(({ field }) => field === 'access') ? undefined : 'no-access-information';
}
