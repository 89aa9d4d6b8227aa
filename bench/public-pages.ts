import { sql } from 'kysely';
import { openDatabase } from '#platform/server/database/open.ts';
import { comparePage, type Row } from './harness/compare.ts';
import { startProduct } from './harness/product.ts';
import { publicPaths } from './harness/site-map.ts';

/** The product as it is built, with its example: the pages that are asked for most, also while somebody works. */
export async function publicPages(): Promise<Row[]> {
	const product = await startProduct();
	const { dataDir } = product;
	try {
		const { partnership, event } = await publicPaths(product.port);
		const slug = partnership.split('/')[2] ?? '';
		return [
			await comparePage('partnership page', product, partnership),
			await comparePage('event page', product, event),
			await whileWriting({ dataDir, slug }, () =>
				comparePage('partnership page, a change every second', product, partnership)
			)
		];
	} finally {
		await product.stop();
	}
}

/** Moves the revision and tells it, exactly as every command does at its end; the page is made anew each time. */
async function whileWriting<T>(
	{ dataDir, slug }: { dataDir: string; slug: string },
	work: () => Promise<T>
): Promise<T> {
	const database = await openDatabase({
		dataDir,
		log: { info() {}, warn() {}, error() {} },
		poolSize: 1
	});
	const timer = setInterval(() => {
		void sql`with moved as (update partnership set revision = revision + 1 where slug = ${slug} returning slug)
			select pg_notify('tiltas_revision', slug) from moved`.execute(database.sql);
	}, 1_000);
	try {
		return await work();
	} finally {
		clearInterval(timer);
		await database.close();
	}
}
