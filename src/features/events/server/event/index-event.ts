import type { Scope } from '#features/accounts/server/command.ts';
import { indexForSearch } from '#features/partnership/server/public-search.ts';
import { markdownText } from '#lib/ui/markdown.ts';
import type { EventRow } from '../../types.ts';

const searched = ['held_title', 'place', 'summary', 'description'] as const;

/** Makes an event findable in each language it is published in, with the words and the day that the public reads. */
export async function indexEvent(scope: Scope, event: EventRow): Promise<void> {
	if (event.publishedIn.length === 0) return;
	const { tx, partnershipId } = scope;
	const texts = await tx
		.selectFrom('text')
		.innerJoin('partnership', 'partnership.id', 'text.partnership_id')
		.select(['text.field', 'text.language', 'text.published', 'partnership.slug'])
		.where('partnership_id', '=', partnershipId)
		.where('record_id', '=', event.id)
		.where('published', 'is not', null)
		.execute();
	for (const language of event.publishedIn) {
		const own = new Map(
			texts.filter((text) => text.language === language).map((text) => [text.field, text])
		);
		const title = own.get('title');
		if (!title?.published) continue;
		await indexForSearch(scope, {
			recordId: event.id,
			language,
			kind: 'event',
			path: `${title.slug}/events/${event.slug}`,
			title: title.published,
			body: searched
				.map((field) => markdownText(own.get(field)?.published ?? ''))
				.filter(Boolean)
				.join('\n'),
			happensOn: event.startsOn
		});
	}
}
