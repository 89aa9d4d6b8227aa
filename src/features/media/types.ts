import type { LocalisedText, ShownText, TeamText } from '#features/partnership/types.ts';
import type { Language } from '#lib/i18n/languages.ts';

/** A picture made small and stripped of where and with what it was taken; both sizes are WebP. */
export type PreparedPicture = {
	large: Uint8Array;
	small: Uint8Array;
	width: number;
	height: number;
};
export type PictureRefusal = { ok: false; reason: 'not-a-picture' | 'too-many-pixels' };

/** The same, kept by the instance under the hashes of its bytes. */
export type StoredPicture = { fileHash: string; smallHash: string; width: number; height: number };

export type PictureInput = { alt: LocalisedText; author: string; licence: string };

export type Picture = StoredPicture & {
	id: string;
	recordId: string;
	author: string;
	licence: string;
	revision: number;
};
export type TeamPicture = Picture & { alt: Record<Language, TeamText> };
export type PublicPicture = Omit<Picture, 'revision'> & { alt: ShownText };
