import { comparePage, type Row } from './harness/compare.ts';
import { startTarget } from './harness/processes.ts';

/** The front door alone, with a small and a large page: what memory, log and checks cost. */
export async function pageCache(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const kilobytes of [10, 100]) {
		const page = Array.from(
			{ length: kilobytes * 16 },
			(_, line) => `<p>Line ${line} of a page, ${line ** 3}</p>`
		);
		const target = await startTarget(
			new URL('harness/front-door-server.ts', import.meta.url),
			page.join('\n')
		);
		try {
			rows.push(await comparePage(`front door, page of ${kilobytes} kB`, target, '/lt'));
		} finally {
			await target.stop();
		}
	}
	return rows;
}
