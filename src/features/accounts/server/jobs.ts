import type { JobHandler } from '#platform/server/jobs.ts';
import { letterSender, type Post } from './outbox/send-letters.ts';

/** The background work of accounts, by the name it is queued under. */
export const accountJobs = (post: Post): Record<string, JobHandler> => ({
	'send-letters': letterSender(post)
});
