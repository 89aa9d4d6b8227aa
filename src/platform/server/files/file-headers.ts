const shownInPage = new Set(['image/png', 'image/jpeg', 'image/webp']);
const longestName = 150;

type Served = {
	name: string;
	mediaType: string;
	byteSize: number;
	hash: string;
	/** Pictures may be shown in a page; everything else is saved, whatever is asked here. */
	inPage?: boolean;
};

/** The headers under which a stored file leaves: it never runs, and its name cannot leave a folder (RFC 6266, RFC 8187). */
export function fileHeaders({
	name,
	mediaType,
	byteSize,
	hash,
	inPage
}: Served): Record<string, string> {
	const place = inPage && shownInPage.has(mediaType) ? 'inline' : 'attachment';
	const safe = safeFileName(name);
	const ascii = safe.replace(/[^\x20-\x7e]|["\\%]/g, '_');
	return {
		'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
		'content-length': String(byteSize),
		'content-disposition': `${place}; filename="${ascii}"; filename*=UTF-8''${encoded(safe)}`,
		'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		etag: `"${hash}"`
	};
}

/** The last part of a name, without what turns the text around, hides it or means a folder. */
export function safeFileName(name: string): string {
	const last = name.normalize('NFC').toWellFormed().split(/[/\\]/).at(-1) ?? '';
	const visible = last
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
		.replace(/^[\s.]+|[\s.]+$/g, '');
	if (visible.length <= longestName) return visible || 'file';
	const ending = /\.[\p{L}\d]{1,8}$/u.exec(visible)?.[0] ?? '';
	return visible.slice(0, longestName - ending.length).toWellFormed() + ending;
}

function encoded(name: string): string {
	return encodeURIComponent(name).replace(
		/['()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
	);
}
