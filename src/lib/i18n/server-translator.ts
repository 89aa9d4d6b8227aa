import type { Language } from './languages.ts';
import { messages as en } from './messages.en.ts';
import { messages as lt } from './messages.lt.ts';
import { messages as nb } from './messages.nb.ts';
import { translator, type Translate } from './translator.ts';

const translators: Record<Language, Translate> = {
	en: translator('en', en),
	lt: translator('lt', lt),
	nb: translator('nb', nb)
};

/** The messages of a language where all languages are at hand: server, worker, stories. */
export const serverTranslator = (language: Language): Translate => translators[language];
