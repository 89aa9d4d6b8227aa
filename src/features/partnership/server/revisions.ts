import type { Sql } from '#features/accounts/server/context.ts';
import { instanceChain } from '#platform/server/journal.ts';

/** The tag of pages that show more than one partnership. */
export const instanceTag = 'instance';

/** How often each partnership has changed, by its slug, and the instance itself; pages are old when it moves. */
export async function pageRevisions(sql: Sql): Promise<Map<string, number>> {
	const partnerships = await sql.selectFrom('partnership').select(['slug', 'revision']).execute();
	const instance = await sql
		.selectFrom('journal_head')
		.select('number')
		.where('chain', '=', instanceChain)
		.executeTakeFirst();
	return new Map([
		...partnerships.map(({ slug, revision }) => [slug, revision] as const),
		[instanceTag, instance?.number ?? 0]
	]);
}
