import { speechIn } from '#lib/i18n/speech.ts';
import type { LayoutLoad } from './$types';

export const csr = true;

export const load: LayoutLoad = async ({ data }) => ({
	...data,
	speech: await speechIn(data.language)
});
