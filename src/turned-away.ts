import type { IncomingMessage } from 'node:http';
import { isLanguage } from '#lib/i18n/languages.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import type { Said } from '#platform/server/http/refusal.ts';
import { plainPage, plainPagePolicy } from './plain-page.ts';

const sentences: Partial<Record<number, MessageKey>> = {
	403: 'ui.turned_away_forged',
	413: 'ui.turned_away_large'
};

/** What somebody reads whose request is turned away at the door, in the language of the address; programs read a status. */
export function turnedAway(
	{ url = '', headers }: IncomingMessage,
	status: number
): Said | undefined {
	const sentence = sentences[status];
	if (!sentence) return undefined;
	const path = url.split('?', 1)[0] ?? '';
	const words = path.split('/');
	const language = [words[1], words[2]].find(isLanguage) ?? 'en';
	const t = serverTranslator(language);
	const says = t(sentence);
	if (!headers.accept?.includes('text/html')) {
		const body = JSON.stringify({ message: says });
		return { body, headers: { 'content-type': 'application/json' } };
	}
	const link = { href: path, label: t('ui.turned_away_again') };
	return {
		body: plainPage({ language }, { title: t('ui.turned_away'), says, link }),
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': plainPagePolicy
		}
	};
}
