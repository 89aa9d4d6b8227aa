import { journalChains, instanceChain, verifyChain } from '#platform/server/journal.ts';
import type { Sql } from './context.ts';

export type ChainCheck = {
	/** The partnership's address; undefined for the instance's own chain. */
	slug: string | undefined;
	chain: string;
	entries: number;
	/** The first row that does not fit, if any. */
	brokenAt: number | undefined;
};

/** Recomputes every chain of the journal and names the first row of each that does not fit. */
export async function checkJournal({ sql }: { sql: Sql }): Promise<ChainCheck[]> {
	const partnerships = await sql.selectFrom('partnership').select(['id', 'slug']).execute();
	const slugs = new Map(partnerships.map(({ id, slug }) => [id, slug]));
	const checks: ChainCheck[] = [];
	for (const chain of await journalChains(sql)) {
		const verdict = await verifyChain(sql, chain);
		checks.push({
			slug: chain === instanceChain ? undefined : (slugs.get(chain) ?? chain),
			chain,
			entries: verdict.entries,
			brokenAt: verdict.ok ? undefined : verdict.number
		});
	}
	return checks;
}
