/** A partnership's page and one of its events, from the site map that search engines read. */
export async function publicPaths(
	port: number
): Promise<{ partnership: string; event: string; activity: string }> {
	const siteMap = await (await fetch(`http://127.0.0.1:${port}/en/sitemap.xml`)).text();
	const paths = [...siteMap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
		([, url = '']) => new URL(url).pathname
	);
	const event = paths.find((path) => /^\/en\/[^/]+\/events\/[^/]+$/.test(path));
	const activity = paths.find((path) => /^\/en\/[^/]+\/activities\/[^/]+$/.test(path));
	const partnership =
		event && paths.find((path) => path === event.split('/').slice(0, 3).join('/'));
	if (!event || !activity || !partnership)
		throw new Error('The site map names no event and activity with their partnership.');
	return { partnership, event, activity };
}
