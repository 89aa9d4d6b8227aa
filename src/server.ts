import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accountJobs } from '#features/accounts/server/jobs.ts';
import { queueWaitingLetters } from '#features/accounts/server/outbox/send-letters.ts';
import { firstSignInLink } from '#features/accounts/server/sign-in/first-sign-in-link.ts';
import { instanceTag, pageRevisions } from '#features/partnership/server/revisions.ts';
import { readConfig, type Config } from '#platform/server/config/read.ts';
import { clientAddressHeader } from '#platform/server/http/inner-headers.ts';
import type { Handler } from '#platform/server/page-cache/make.ts';
import type { Parts } from '#platform/server/running/parts.ts';
import { runUntilStopped } from '#platform/server/running/run.ts';
import { uploadBytes } from '#platform/server/running/serve.ts';
import { throwingSender } from '#platform/server/mail.ts';
import { tellExample } from '../stories/example.ts';

const built = new URL('../build/handler.js', import.meta.url);

const parts = (config: Config): Parts => ({
	async loadHandler() {
		if (!existsSync(fileURLToPath(built)))
			throw new Error('The pages are not built: npm run build');
		// Read by the built handler when it is imported; the front door sets the headers that they name.
		Object.assign(process.env, {
			PROTOCOL_HEADER: 'x-forwarded-proto',
			HOST_HEADER: 'x-forwarded-host',
			ADDRESS_HEADER: clientAddressHeader,
			BODY_SIZE_LIMIT: String(uploadBytes(config))
		});
		delete process.env['PORT_HEADER'];
		const { handler } = (await import(built.href)) as { handler: Handler };
		return handler;
	},
	jobHandlers: ({ mail, clock }) =>
		accountJobs({ origin: config.publicOrigin, clock, send: throwingSender(mail) }),
	fillEmpty: async ({ config: { example }, database: { sql }, clock }, say) => {
		if (example) await tellExample({ sql, clock }, say);
	},
	firstSignInLink: ({ database: { sql }, clock }) => firstSignInLink({ sql, clock }),
	catchUp: async ({ database, mail }) => {
		if (mail.hasServer) await queueWaitingLetters(database.sql);
	},
	pages: {
		channel: 'tiltas_revision',
		alwaysDropped: instanceTag,
		revisions: pageRevisions,
		neverKept: ['/_app/']
	},
	takesFiles: (path) => /^\/[a-z]{2}\/(p\/|operator\/import$)/.test(path)
});

await runUntilStopped(readConfig(process.env), parts);
