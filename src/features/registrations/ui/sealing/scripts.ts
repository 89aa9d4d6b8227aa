import type { Language } from '#lib/i18n/languages.ts';
import en from './seal-en.ts?worker&url';
import lt from './seal-lt.ts?worker&url';
import nb from './seal-nb.ts?worker&url';

/** Where the script stands that seals on the registration page of each language. */
export const sealingScripts: Record<Language, string> = { en, lt, nb };
