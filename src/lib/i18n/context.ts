import { createContext } from 'svelte';
import type { Language } from './languages.ts';
import type { Translate } from './translator.ts';

export type Speech = { language: Language; t: Translate };

const [getSpeech, setSpeech] = createContext<Speech>();

/** The language of this page and its messages, for every component below the layout that set it. */
export const getTranslator = getSpeech;
export const setTranslator = setSpeech;
