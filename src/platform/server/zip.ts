import { type Zippable, zipSync } from 'fflate';

export type ZipEntry = { path: string; bytes: Uint8Array; at: string };

const CENTRAL_HEADER = 0x02014b50;
const END_BYTES = 22;

/**
 * The entries as a zip file; the same entries give the same bytes on every machine. `at` is
 * ISO 8601 and stands in the file as UTC (zip knows no zone), in steps of two seconds, from 1980.
 * Throws for a path that is not plain and relative, that is there twice (also if only capitals
 * differ), or that is both a file and a folder.
 */
export function zip(entries: ZipEntry[]): Uint8Array {
	refuseClashes(entries.map(({ path }) => path));
	const files: Zippable = {};
	const times = new Map<string, number>();
	for (const { path, bytes, at } of entries) {
		files[path] = [bytes, { mtime: '1990-01-01', os: 3, attrs: 0o100644 << 16 }];
		times.set(path, dosTime(at));
	}
	return withTimes(zipSync(files, { level: 6 }), times);
}

function refuseClashes(paths: string[]): void {
	const files = new Set<string>();
	const folders = new Set<string>();
	for (const path of paths) {
		const key = path.normalize('NFC').toLowerCase();
		const above = key.split('/').map((_name, index, names) => names.slice(0, index).join('/'));
		const clash = files.has(key) || folders.has(key) || above.some((folder) => files.has(folder));
		if (clash || !isSafePath(path)) throw new TypeError(`No path for a zip: ${path}`);
		files.add(key);
		above.forEach((folder) => folders.add(folder));
	}
}

/** Relative, with forward slashes, and openable on every system that a funder may use. */
export function isSafePath(path: string): boolean {
	return path.length <= 240 && path.split('/').every(isSafeName);
}

function isSafeName(name: string): boolean {
	// eslint-disable-next-line no-control-regex -- control characters are what is refused here
	if (/[\\:*?"<>|\u0000-\u001f\u007f]|[. ]$/.test(name)) return false;
	return name !== '' && name !== '__proto__' && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
}

/** MS-DOS date and time, as the zip format keeps them. */
function dosTime(at: string): number {
	const date = new Date(at);
	const year = date.getUTCFullYear();
	if (!(year >= 1980 && year <= 2107)) throw new TypeError(`No time for a zip: ${at}`);
	const day = ((year - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
	const seconds = date.getUTCSeconds() >> 1;
	const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | seconds;
	return ((day << 16) | time) >>> 0;
}

/**
 * The zip with our times in its local and central headers (APPNOTE 4.3.7, 4.3.12). fflate writes
 * the machine's local time, so that another zone, or an hour skipped in spring, changes the bytes.
 */
function withTimes(bytes: Uint8Array, times: Map<string, number>): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const text = new TextDecoder();
	let at = view.getUint32(bytes.length - END_BYTES + 16, true);
	while (view.getUint32(at, true) === CENTRAL_HEADER) {
		const nameEnd = at + 46 + view.getUint16(at + 28, true);
		const time = times.get(text.decode(bytes.subarray(at + 46, nameEnd))) ?? 0;
		view.setUint32(at + 12, time, true);
		view.setUint32(view.getUint32(at + 42, true) + 10, time, true);
		at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	return bytes;
}
