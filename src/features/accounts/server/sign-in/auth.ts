import { randomUUID } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getAdapter } from 'better-auth/db/adapter';
import { magicLink } from 'better-auth/plugins';
import type { Sql } from '../context.ts';
import { withHashedSessionTokens } from './hashed-session-tokens.ts';
import { accountModels, passkeyModel } from './models.ts';
import { withTellingFaults } from './telling-faults.ts';
import { tokenHash } from './token.ts';

export type SignInSettings = { origin: string; secret: string };
export type Auth = Awaited<ReturnType<typeof openAuth>>;

const day = 24 * 60 * 60;

/**
 * The sign-in library, set so that it makes no accounts, keeps no address of a visitor, calls no
 * other host and stores tokens as hashes. Its own pages are not mounted: our routes call it.
 */
export async function openAuth(sql: Sql, settings: SignInSettings) {
	const options = optionsFor(sql, settings);
	const database = { db: sql, type: 'postgres', transaction: true } as const;
	const adapter = withTellingFaults(
		withHashedSessionTokens(await getAdapter({ ...options, database }))
	);
	return betterAuth({ ...options, database: () => adapter });
}

const opened = new WeakMap<Sql, Promise<Auth>>();

/** The sign-in library of this database, opened once a process. */
export function openAuthOf(sql: Sql, settings: SignInSettings): Promise<Auth> {
	const known = opened.get(sql) ?? openAuth(sql, settings);
	opened.set(sql, known);
	return known;
}

function optionsFor(sql: Sql, { origin, secret }: SignInSettings) {
	return {
		appName: 'Tiltas',
		baseURL: origin,
		secret,
		...accountModels,
		session: { ...accountModels.session, expiresIn: 30 * day, updateAge: day, freshAge: day },
		telemetry: { enabled: false },
		rateLimit: { enabled: false },
		logger: { disabled: true },
		advanced: {
			cookiePrefix: 'tiltas',
			useSecureCookies: origin.startsWith('https:'),
			defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
			ipAddress: { disableIpTracking: true },
			database: { generateId: () => randomUUID() }
		},
		databaseHooks: {
			session: {
				create: { before: withoutTraces, after: ({ userId }) => noteFirstSignIn(sql, userId) }
			}
		},
		plugins: [links(), passkeys(origin)]
	} satisfies BetterAuthOptions;
}

/** A session says nothing about the device or the place it was begun from. */
function withoutTraces(session: object) {
	return Promise.resolve({ data: { ...session, userAgent: null, ipAddress: null } });
}

async function noteFirstSignIn(sql: Sql, accountId: string): Promise<void> {
	await sql
		.updateTable('account')
		.set((eb) => ({ first_signed_in_at: eb.ref('updated_at') }))
		.where('id', '=', accountId)
		.where('first_signed_in_at', 'is', null)
		.execute();
}

const links = () =>
	magicLink({
		disableSignUp: true,
		// Not `verification.storeIdentifier`: that one would also accept the stored hash as the token.
		storeToken: { type: 'custom-hasher', hash: (token) => Promise.resolve(tokenHash(token)) },
		sendMagicLink: () => {
			throw new Error('Links are written by sign-in-links.ts, together with their letter.');
		}
	});

const passkeys = (origin: string) =>
	passkey({
		rpID: new URL(origin).hostname,
		rpName: 'Tiltas',
		origin,
		authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
		schema: passkeyModel
	});
