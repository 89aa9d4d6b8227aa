import type { Language } from './languages.ts';
import type { Messages } from './messages.ts';
import { translator, type Speech } from './translator.ts';

const loaders: Record<Language, () => Promise<{ messages: Messages }>> = {
	en: () => import('./messages.en.ts'),
	lt: () => import('./messages.lt.ts'),
	nb: () => import('./messages.nb.ts')
};

/** One language with its messages; the browser fetches that language only. */
export async function speechIn(language: Language): Promise<Speech> {
	const { messages } = await loaders[language]();
	return { language, t: translator(language, messages) };
}
