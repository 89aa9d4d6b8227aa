import { accountJobs } from '#features/accounts/server/jobs.ts';
import { queueWaitingLetters } from '#features/accounts/server/outbox/send-letters.ts';
import { firstSignInLink } from '#features/accounts/server/sign-in/first-sign-in-link.ts';
import { instanceTag, pageRevisions } from '#features/partnership/server/revisions.ts';
import { beginForgetting, fileJobs } from '#features/reports/server/files/forget-files.ts';
import type { Config } from '#platform/server/config/read.ts';
import type { Parts } from '#platform/server/running/parts.ts';
import { throwingSender } from '#platform/server/mail.ts';
import { tellExample } from '../stories/example.ts';

/** What the product brings to the platform, but for its pages: those are built, or made while one works. */
export const productParts = (config: Config): Omit<Parts, 'loadHandler'> => ({
	jobHandlers: ({ mail, clock, files }) => ({
		...accountJobs({ origin: config.publicOrigin, clock, send: throwingSender(mail) }),
		...fileJobs({ files, clock })
	}),
	fillEmpty: async ({ config: { example }, database: { sql }, clock }, say) => {
		if (example) await tellExample({ sql, clock }, say);
	},
	firstSignInLink: ({ database: { sql }, clock }) => firstSignInLink({ sql, clock }),
	catchUp: async ({ database, mail }) => {
		await beginForgetting(database.sql);
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
