import { rawAnswer } from './harness/raw-answer.ts';
import type { Row } from './harness/compare.ts';
import { startProduct } from './harness/product.ts';
import { publicPaths } from './harness/site-map.ts';

const most = 60_000;

/** What a browser that comes for the first time fetches for each kind of public page, compressed as it is sent. */
export async function pageBytes(): Promise<Row[]> {
	const product = await startProduct();
	try {
		const { partnership, event, activity } = await publicPaths(product.port);
		const pages = {
			home: '/en',
			partnership,
			plan: `${partnership}/plan`,
			activity,
			events: `${partnership}/events`,
			event,
			results: `${partnership}/results`,
			'open data': '/en/data',
			calendar: '/en/calendar',
			search: '/en/search?q=march',
			accessibility: '/en/accessibility',
			privacy: '/en/privacy'
		};
		const rows: Row[] = [];
		for (const [what, path] of Object.entries(pages))
			rows.push(await rowOf(what, product.port, path));
		return rows;
	} finally {
		await product.stop();
	}
}

async function rowOf(what: string, port: number, path: string): Promise<Row> {
	const page = await rawAnswer(port, path, 'identity');
	const html = Buffer.from(page.body).toString('utf8');
	const attributes = (tag: RegExp, name: string) =>
		[...html.matchAll(tag)].map(
			([found]) => new RegExp(`\\s${name}="([^"]*)"`).exec(found)?.[1] ?? ''
		);
	const bytesOf = async (addresses: string[]) => {
		let sum = 0;
		for (const address of new Set(addresses.filter((one) => one && !one.startsWith('data:')))) {
			const { pathname, search } = new URL(address, `http://127.0.0.1:${port}${path}`);
			sum += (await rawAnswer(port, `${pathname}${search}`, 'br')).body.length;
		}
		return sum;
	};
	const own = (await rawAnswer(port, path, 'br')).body.length;
	const styles = await bytesOf(attributes(/<link [^>]*rel="stylesheet"[^>]*>/g, 'href'));
	const icons = await bytesOf(attributes(/<link [^>]*rel="icon"[^>]*>/g, 'href'));
	const preloaded = attributes(/<link [^>]*rel="modulepreload"[^>]*>/g, 'href');
	const scripts = await bytesOf([...attributes(/<script [^>]*>/g, 'src'), ...preloaded]);
	const pictures = await bytesOf(attributes(/<img [^>]*>/g, 'src'));
	const inAll = own + styles + icons + scripts + pictures;
	const figures = { page: own, styles, icons, scripts, pictures, 'in all': inAll };
	return {
		what,
		figures: Object.fromEntries(
			Object.entries(figures).map(([name, bytes]) => [`${name} kB`, (bytes / 1000).toFixed(1)])
		),
		target: `≤ ${most / 1000} kB, no script`,
		verdict: inAll <= most && scripts === 0 ? 'holds' : 'MISSED'
	};
}
