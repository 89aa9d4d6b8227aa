import { element, xmlText } from './xml.ts';

export type AtomEntry = {
	/** A uuid: it stays when the address or the title changes. */
	id: string;
	url: string;
	title: string;
	summary: string;
	language: string;
	updated: Date;
};
export type AtomFeed = {
	url: string;
	page: string;
	title: string;
	language: string;
	/** When nothing has been published yet. */
	since: Date;
};

/** An Atom feed (RFC 4287) of what was published, the latest first. */
export function atom(feed: AtomFeed, entries: readonly AtomEntry[]): string {
	const updated = entries[0]?.updated ?? feed.since;
	const head = [
		element('id', {}, xmlText(feed.url)),
		element('title', {}, xmlText(feed.title)),
		element('updated', {}, updated.toISOString()),
		element('link', { rel: 'self', type: 'application/atom+xml', href: feed.url }),
		element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
		element('author', {}, element('name', {}, xmlText(feed.title)))
	];
	const attributes = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language };
	return `<?xml version="1.0" encoding="utf-8"?>\n${element('feed', attributes, [...head, ...entries.map(entryOf)].join('\n'))}\n`;
}

function entryOf(entry: AtomEntry): string {
	return element(
		'entry',
		{ 'xml:lang': entry.language },
		[
			element('id', {}, `urn:uuid:${entry.id}`),
			element('title', {}, xmlText(entry.title)),
			element('link', { rel: 'alternate', type: 'text/html', href: entry.url }),
			element('updated', {}, entry.updated.toISOString()),
			element('summary', {}, xmlText(entry.summary))
		].join('')
	);
}
