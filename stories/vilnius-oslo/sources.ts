import type { FactSource } from '#features/partnership/types.ts';
import type { Language } from '#lib/i18n/languages.ts';

/** A statement of fact with where it was read; 'translation' marks our own wording of the same fact. */
export type Told = { text: string; source: FactSource | 'translation' };
export type ToldText = Partial<Record<Language, Told>>;

export const projectPage: FactSource = {
	name: 'LGL, puslapis apie projektą',
	url: 'https://lgl.lt/lgl/veikla/projektai/vykdomi-projektai/lygiu-galimybiu-itvirtinimas-miestuose-partneriuose-vilnius-oslas-2021-06-2022-09/'
};
export const englishProjectPage: FactSource = {
	name: 'LGL, page about the project in English',
	url: 'https://lgl.lt/en/?page_id=24362'
};
export const festivalPage: FactSource = {
	name: 'LGL, about Baltic Pride 2022',
	url: 'https://lgl.lt/en/?p=25085'
};
export const summitPage: FactSource = {
	name: 'LGL, about the Proud Cities Summit',
	url: 'https://lgl.lt/en/?p=25481'
};
export const marchPage: FactSource = {
	name: 'LGL, about the march',
	url: 'https://lgl.lt/en/?p=26545'
};
export const concertPage: FactSource = {
	name: 'LGL, about the concert',
	url: 'https://lgl.lt/en/?page_id=24775'
};
export const practicesPage: FactSource = {
	name: 'LGL, about the measures of Vilnius',
	url: 'https://lgl.lt/en/?p=26431'
};
export const goVilnius: FactSource = {
	name: 'Go Vilnius',
	url: 'https://govilnius.lt/media-news/vilnius-proud-of-who-i-am-baltic-pride-festival'
};
export const csdBerlin: FactSource = {
	name: 'CSD Berlin',
	url: 'https://csd-berlin.de/en/news/baltic-pride-4-juni-2022-in-vilnius-litauen/',
	datedOn: '2022-05-24'
};
export const lrt: FactSource = {
	name: 'LRT English',
	url: 'https://www.lrt.lt/en/news-in-english/19/1712081',
	datedOn: '2022-06-04'
};

/** The page's Lithuanian, shortened or with the form of a word changed so that it can stand alone. */
const adapted: FactSource = {
	...projectPage,
	note: 'Shortened, or a word’s form changed, to stand alone.'
};
/** An English rendering of what the Lithuanian page says. */
const rendered: FactSource = {
	...projectPage,
	note: 'Rendered in English from the Lithuanian page.'
};

export const fromPage = (text: string): Told => ({ text, source: projectPage });
export const adaptedFromPage = (text: string): Told => ({ text, source: adapted });
export const renderedFromPage = (text: string): Told => ({ text, source: rendered });
export const translated = (text: string): Told => ({ text, source: 'translation' });
export const told = (text: string, source: FactSource): Told => ({ text, source });
