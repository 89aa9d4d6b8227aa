import { isLanguage, type Language } from '#lib/i18n/languages.ts';
import { defineParams } from '@sveltejs/kit/params';

export const params = defineParams({
	language: (word): Language | undefined => (isLanguage(word) ? word : undefined)
});
