import type { RequestEvent } from '@sveltejs/kit';
import { openAuthOf } from '#features/accounts/server/sign-in/auth.ts';
import { actorOf, sessionOf } from '#features/accounts/server/sign-in/session.ts';
import type { Actor } from '#features/accounts/types.ts';
import {
	participantKeys,
	type ParticipantKeys
} from '#features/privacy/server/participant-keys.ts';
import { isLanguage, type Language } from '#lib/i18n/languages.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { running, type Running } from '#platform/server/running.ts';
import { keyFor } from '#platform/server/secrets.ts';

/** What every request brings to its route: who asks, in which language, and the way to the data. */
export async function localsOf(event: RequestEvent): Promise<App.Locals> {
	const platform = running();
	const { config, mail } = platform;
	const { context, ...visitor } = visitorLocals(platform);
	const auth = () => authOf(platform);
	const { actor, cookies } = await signedIn(event.request.headers, platform);
	const language = languageOf(event, actor);
	return {
		...visitor,
		context: { ...context, actor },
		actor,
		language,
		t: serverTranslator(language),
		sendsMail: mail.hasServer,
		auth,
		printWithoutMail: (path) => {
			// Not through the log, which takes links out of every line.
			if (!mail.hasServer) process.stderr.write(`Sign-in link: ${config.publicOrigin}${path}\n`);
		},
		cookies
	};
}

/** What every visitor brings along, whoever it is. */
export function visitorLocals(platform: Running): Pick<App.Locals, 'context' | 'visit' | 'origin'> {
	const { config, database, cache, clock } = platform;
	const changed = (tag: string) => cache.drop(tag, 'instance');
	const { sql } = database;
	return {
		context: { sql, clock, actor: undefined, changed },
		visit: { sql, clock, keys: keysOf(platform), changed },
		origin: config.publicOrigin
	};
}

const madeKeys = new WeakMap<Running, ParticipantKeys>();

/** Made once for each process, not for each request. */
function keysOf(platform: Running): ParticipantKeys {
	const keys = madeKeys.get(platform) ?? participantKeys(platform.secret);
	madeKeys.set(platform, keys);
	return keys;
}

/** A visitor without a cookie costs no question to the database. */
async function signedIn(
	headers: Headers,
	platform: Running
): Promise<{ actor: Actor | undefined; cookies: string[] }> {
	if (!headers.has('cookie')) return { actor: undefined, cookies: [] };
	const session = await sessionOf(await authOf(platform), headers);
	const { accountId, cookies } = session;
	const actor = accountId ? await actorOf(platform.database.sql, accountId) : undefined;
	return { actor, cookies: [...cookies] };
}

function authOf({ database, config, secret }: Running) {
	const sessionSecret = keyFor(secret, 'sessions').toString('base64url');
	return openAuthOf(database.sql, { origin: config.publicOrigin, secret: sessionSecret });
}

/** The language of the address, else of the account, else English. */
export function languageOf({ url }: Pick<RequestEvent, 'url'>, actor: Actor | undefined): Language {
	const words = url.pathname.split('/');
	return [words[1], words[2], actor?.language].find(isLanguage) ?? 'en';
}
