import type { IncomingMessage } from 'node:http';
import type { Auth } from '#features/accounts/server/sign-in/auth.ts';
import type { Context } from '#features/accounts/server/context.ts';
import type { Actor } from '#features/accounts/types.ts';
import type { Visit } from '#features/registrations/server/visit.ts';
import type { Received } from './registration/received.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Translate } from '#lib/i18n/translator.ts';

declare global {
	namespace App {
		interface Locals {
			/** What commands and reads are given. */
			context: Context;
			/** What the verbs of a visitor are given. */
			visit: Visit;
			actor: Actor | undefined;
			language: Language;
			t: Translate;
			/** Scheme and host that visitors type. */
			origin: string;
			/** Whether letters leave; else they wait in the outbox and sign-in links are printed. */
			sendsMail: boolean;
			auth(): Promise<Auth>;
			/** Prints a sign-in link where there is no mail server that could bring it. */
			printWithoutMail(path: string): void;
			/** Set-Cookie lines of the sign-in library, sent with the answer. */
			cookies: string[];
			/** What a registration form came to, where it was received before the framework read it. */
			received?: Promise<Received>;
			/** Whether the page is rendered once for all, with marks for what each person has of their own. */
			isTemplate?: boolean;
		}
		interface Platform {
			/** The request as the server was given it; not where pages are made from the sources. */
			req?: IncomingMessage;
		}
		interface Error {
			/** Under which a fault stands in the log. */
			id?: string;
		}
	}
}

export {};
