// Keeps the door's page and what it is made of, so that it opens where there is no network. Nothing that
// a device sends or is told passes through here: those requests are left to the page.
const shelf = 'tiltas-desk-1';
const isKept = (url) =>
	url.origin === self.location.origin &&
	(/^\/desk\/[a-z]{2}$/.test(url.pathname) || /^\/(_app|fonts)\//.test(url.pathname));

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
	const url = new URL(event.request.url);
	if (event.request.method !== 'GET' || !isKept(url)) return;
	// What carries a hash in its name never changes; the page itself is asked for anew where there is network.
	event.respondWith(
		url.pathname.startsWith('/desk/') ? newest(event.request) : kept(event.request)
	);
});

self.addEventListener('message', (event) => {
	const wanted = (event.data?.keep ?? []).filter((address) => isKept(new URL(address)));
	event.waitUntil(keepAll([...new Set(wanted)]));
});

/** One that cannot be had now does not keep the others from being kept. */
async function keepAll(addresses) {
	const cache = await caches.open(shelf);
	for (const address of addresses) {
		const answer = await fetch(address).catch(() => undefined);
		if (answer?.ok) await cache.put(address, answer);
	}
}

async function newest(request) {
	const cache = await caches.open(shelf);
	const isKept = await cache.match(request.url, { ignoreSearch: true, ignoreVary: true });
	try {
		// Where the network only seems to be one, the kept page opens after some seconds.
		const answer = await (isKept
			? fetch(request, { signal: AbortSignal.timeout(4000) })
			: fetch(request));
		if (answer.ok) await cache.put(request.url, answer.clone());
		return answer;
	} catch (error) {
		if (isKept) return isKept;
		throw error;
	}
}

async function kept(request) {
	const cache = await caches.open(shelf);
	const found = await cache.match(request.url, { ignoreVary: true });
	if (found) return found;
	const answer = await fetch(request);
	if (answer.ok) await cache.put(request.url, answer.clone());
	return answer;
}
