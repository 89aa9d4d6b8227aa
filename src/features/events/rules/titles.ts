import type { ShownText } from '#features/partnership/types.ts';
import type { Language } from '#lib/i18n/languages.ts';

export type Titles = { headline: ShownText | undefined; asPlanned?: ShownText; asHeld?: ShownText };

/**
 * What an event is called on a page: the title it was held under, but a planned title that the reader
 * understands before a held one in another language. The other one is told too where they differ.
 */
export function titlesOf(
	event: { title: ShownText | undefined; heldTitle: ShownText | undefined },
	language: Language
): Titles {
	const { title, heldTitle } = event;
	if (!heldTitle || !title || heldTitle.text === title.text)
		return { headline: heldTitle ?? title };
	const isHeldForeign = heldTitle.language !== language && title.language === language;
	return isHeldForeign
		? { headline: title, asHeld: heldTitle }
		: { headline: heldTitle, asPlanned: title };
}
