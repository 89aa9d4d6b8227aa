import { isLanguage } from '#lib/i18n/languages.ts';
import { speechIn } from '#lib/i18n/speech.ts';
import type { LayoutLoad } from './$types';

/** Made in the browser alone: what the door knows is on the device. */
export const ssr = false;
export const csr = true;

export const load: LayoutLoad = async ({ params }) => ({
	speech: await speechIn(isLanguage(params.lang) ? params.lang : 'en')
});
