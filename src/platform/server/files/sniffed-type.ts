/** Never shown by a browser, only saved: for all that is not on the list, above all what can run. */
export const unknownType = 'application/octet-stream';

const openDocument = 'application/vnd.oasis.opendocument';
const officeOpen = 'application/vnd.openxmlformats-officedocument';
const zipped: Record<string, string> = {
	docx: `${officeOpen}.wordprocessingml.document`,
	xlsx: `${officeOpen}.spreadsheetml.sheet`,
	pptx: `${officeOpen}.presentationml.presentation`,
	odt: `${openDocument}.text`,
	ods: `${openDocument}.spreadsheet`,
	odp: `${openDocument}.presentation`
};
const plain: Record<string, string> = { txt: 'text/plain', csv: 'text/csv' };

/** All that sniffedType can say. */
export const sniffedTypes: readonly string[] = [
	unknownType,
	'application/pdf',
	'application/zip',
	'image/png',
	'image/jpeg',
	'image/webp',
	...Object.values(zipped),
	...Object.values(plain)
];

/**
 * What the content is, by its first bytes and, among look-alikes, by its name; a closed list. Markup
 * and scripts (SVG, HTML, XML) are never recognised, so they are never served as such.
 */
export function sniffedType(head: Uint8Array, name: string): string {
	const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
	const start = bytes.toString('latin1', 0, 16);
	const ending = /\.([a-z\d]+)$/.exec(name.toLowerCase())?.[1] ?? '';
	if (start.startsWith('%PDF-')) return 'application/pdf';
	if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
	if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
	if (/^RIFF.{4}WEBP/s.test(start)) return 'image/webp';
	if (start.startsWith('PK\x03\x04')) return zipType(bytes.toString('latin1'), ending);
	return isPlainText(bytes) ? (plain[ending] ?? unknownType) : unknownType;
}

/** An OpenDocument names its type in its first entry; an Office file has its table of types near the start. */
function zipType(head: string, ending: string): string {
	const type = zipped[ending];
	const isOffice =
		type?.startsWith(officeOpen) && /\[Content_Types\]\.xml|_rels\/\.rels/.test(head);
	const isOpenDocument = type?.startsWith(openDocument) && head.includes(`mimetype${type}`);
	return type && (isOffice || isOpenDocument) ? type : 'application/zip';
}

function isPlainText(bytes: Buffer): boolean {
	try {
		// Streaming, because the head may end in the middle of a letter.
		const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		// eslint-disable-next-line no-control-regex -- control characters tell that it is no text
		return !/[\u0000-\u0008\u000e-\u001f]/.test(text) && !/^\s*<[a-z!?]/i.test(text);
	} catch {
		return false;
	}
}
