import { languages, type Language } from '#lib/i18n/languages.ts';
import {
	bridgeColours,
	type BridgeColour,
	type PartnerRole,
	type PublicPartner,
	type ShownText,
	type TextState
} from './types.ts';

type StoredText = {
	draft: string;
	published: string | null;
	revision: number;
	published_revision: number | null;
	source_revision: number | null;
};

/** The state of one language of a text; a translation is outdated once its source has moved on. */
export function textState(
	text: StoredText | undefined,
	source: { revision: number } | undefined
): TextState {
	if (!text || (text.draft === '' && text.published === null)) return 'missing';
	if (text.published_revision !== text.revision) return 'draft';
	const isBehind =
		source && text.source_revision !== null && text.source_revision < source.revision;
	return isBehind ? 'outdated' : 'published';
}

/** Which language to show: the one asked for, else the source's, else the first that there is. */
export function shownText(
	texts: Partial<Record<Language, string>>,
	asked: Language,
	source: Language
): ShownText | undefined {
	for (const language of [asked, source, ...languages]) {
		const text = texts[language];
		if (text) return { text, language };
	}
	return undefined;
}

/** A stored colour, if it is one of ours. */
export const bridgeColour = (stored: string | null): BridgeColour | undefined =>
	bridgeColours.find((one) => one === stored);

type Lead = { id: string; name: string };

/** A partnership has exactly one project promoter: a second one is refused with the first one's name (PF2). */
export function secondLead(role: PartnerRole, lead: Lead | undefined, ownId?: string) {
	if (role !== 'project_promoter' || !lead || lead.id === ownId) return undefined;
	return { ok: false, reason: 'second-lead', lead: lead.name } as const;
}

/**
 * The two sides that a partnership's bridge joins: the first public body of the first partner's country,
 * and that of another one; where a side has none, its first partner. Undefined within one country.
 */
export function shores<Side extends Pick<PublicPartner, 'category' | 'country'>>(
	partners: readonly Side[]
): [Side, Side] | undefined {
	const home = partners[0]?.country;
	const firstOf = (side: readonly Side[]) =>
		side.find(({ category }) => category === 'public_sector') ?? side[0];
	const here = firstOf(partners.filter(({ country }) => country === home));
	const there = firstOf(partners.filter(({ country }) => country !== home));
	return here && there ? [here, there] : undefined;
}

/** Whether there is a file or a link, and not both. */
export function isFileOrLink({ file, url }: { file?: unknown; url?: string | undefined }): boolean {
	return (file === undefined) !== (url === undefined);
}

/** Words that stand in the first place of an address and so can't name a partnership. */
const reservedSlugs = new Set([
	'accessibility',
	'api',
	'calendar',
	'data',
	'desk',
	'feed',
	'operator',
	'partnerships',
	'place',
	'privacy',
	'search',
	'sign-in',
	'sign-out',
	'sitemap',
	'welcome',
	'account',
	'invitation',
	'files'
]);

/** Whether a word can be a partnership's address: lower case letters, digits and single hyphens. */
export function isPartnershipSlug(slug: string): boolean {
	return (
		/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) &&
		slug.length >= 3 &&
		slug.length <= 60 &&
		!reservedSlugs.has(slug)
	);
}
