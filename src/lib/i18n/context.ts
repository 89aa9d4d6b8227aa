import { createContext } from 'svelte';
import type { Speech } from './translator.ts';

export type { Speech };

const [getSpeech, setSpeech] = createContext<Speech>();

/** The language of this page and its messages, for every component below the layout that set it. */
export const getTranslator = getSpeech;
export const setTranslator = setSpeech;
