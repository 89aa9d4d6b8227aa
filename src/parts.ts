import { accountJobs } from '#features/accounts/server/jobs.ts';
import { queueWaitingLetters } from '#features/accounts/server/outbox/send-letters.ts';
import { firstSignInLink } from '#features/accounts/server/sign-in/first-sign-in-link.ts';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { beginRounds, registrationJobs } from '#features/registrations/server/jobs.ts';
import { instanceTag, pageRevisions } from '#features/partnership/server/revisions.ts';
import { beginForgetting, fileJobs } from '#features/reports/server/files/forget-files.ts';
import { backupJobs, beginBackups } from '#platform/server/backup/nightly.ts';
import { beginKeeping } from '#platform/server/ledger/keep.ts';
import type { Config } from '#platform/server/config/read.ts';
import type { Parts } from '#platform/server/running/parts.ts';
import { throwingSender } from '#platform/server/mail.ts';
import { tellExample } from '../stories/example.ts';
import { turnedAway } from './turned-away.ts';

/** What the product brings to the platform, but for its pages: those are built, or made while one works. */
export const productParts = (config: Config): Omit<Parts, 'loadHandler'> => ({
	jobHandlers: (running) => {
		const { mail, clock, files, secret } = running;
		const post = { origin: config.publicOrigin, clock, send: throwingSender(mail) };
		return {
			...accountJobs(post),
			...fileJobs({ files, clock }),
			...registrationJobs({ ...post, keys: participantKeys(secret) }),
			...backupJobs(running)
		};
	},
	fillEmpty: async ({ config: { example }, database: { sql }, clock }, say) => {
		if (example) await tellExample({ sql, clock }, say);
	},
	firstSignInLink: ({ database: { sql }, clock }) => firstSignInLink({ sql, clock }),
	catchUp: async (running) => {
		const { database, mail, clock } = running;
		await beginKeeping(running);
		await beginRounds(database, clock());
		await beginForgetting(database.sql);
		await beginBackups(running);
		if (mail.hasServer) await queueWaitingLetters(database.sql);
	},
	pages: {
		channel: 'tiltas_revision',
		alwaysDropped: instanceTag,
		revisions: pageRevisions,
		neverKept: ['/_app/']
	},
	turnedAway,
	takesFiles: (path) => /^\/[a-z]{2}\/(p\/|operator\/import$)/.test(path)
});
