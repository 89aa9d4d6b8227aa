const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address if a reader may safely follow it, else `undefined`: `javascript:` and its like are text. */
export function safeHref(href: string): string | undefined {
	if (/^#\S+$/.test(href)) return href;
	if (/^\/(?![/\\])/.test(href)) return href;
	return absolute(href);
}

/** For a file that has left its site: an address with a host, or `undefined` if there is none to give. */
export function absoluteHref(href: string, base?: string): string | undefined {
	if (/^[#/]/.test(href) && safeHref(href) === undefined) return undefined;
	return absolute(href, base);
}

function absolute(href: string, base?: string): string | undefined {
	const url = URL.parse(href, base);
	return url && ALLOWED.has(url.protocol) ? url.href : undefined;
}
