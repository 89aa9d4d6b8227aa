import { sql as raw } from 'kysely';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { Clock } from '#platform/server/clock.ts';
import type { Files } from '#platform/server/files/store.ts';
import { queueJob, queueWhereNone, type JobHandler } from '#platform/server/jobs.ts';

const job = 'forget-files';
const dayMs = 86_400_000;

/**
 * Those of these hashes that something still refers to: an attachment, a picture, or the evidence of a
 * report that was handed in, which keeps its files whatever is taken off later (RE4).
 */
export async function namedFiles(sql: Sql | Tx, hashes: readonly string[]): Promise<string[]> {
	const { rows } = await raw<{ hash: string }>`
		select asked as hash from unnest(${[...hashes]}::text[]) asked
		where exists (select from attachment where file_hash = asked)
			or exists (select from picture where file_hash = asked or small_hash = asked)
			or exists (select from report_submission, jsonb_array_elements(snapshot->'evidence') named
				where named->>'fileHash' = asked)`.execute(sql);
	return rows.map(({ hash }) => hash);
}

/** Once a day removes the bytes that nothing refers to any more and that are older than a day. */
export const fileForgetter =
	({ files, clock }: { files: Files; clock: Clock }): JobHandler =>
	async (_, tx) => {
		const now = clock();
		await files.removeUnfinished(now);
		await files.removeUnnamed(now, (hashes) => namedFiles(tx, hashes));
		await queueJob(tx, job, { payload: {}, startAfter: new Date(now.getTime() + dayMs) });
	};

/** Begins the daily round where none is waiting: at a start. */
export const beginForgetting = (sql: Sql): Promise<void> =>
	queueWhereNone({ sql }, job, { payload: {} });

/** The background work on stored files, by the name it is queued under. */
export const fileJobs = (given: { files: Files; clock: Clock }): Record<string, JobHandler> => ({
	[job]: fileForgetter(given)
});
