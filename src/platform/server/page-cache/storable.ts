export type Head = {
	status: number;
	headers: Readonly<Record<string, number | string | string[]>>;
};

export const largestPageBytes = 2_000_000;
const defaultMaxAgeSeconds = 60;

/**
 * How many seconds an answer may be kept for everyone, or undefined if it must not: only a 200 that
 * calls itself public, is the same for every visitor and is no file that browsers keep themselves.
 */
export function maxAgeSeconds({ status, headers }: Head): number | undefined {
	const control = words(headers['cache-control']);
	const isForAll =
		status === 200 &&
		control.includes('public') &&
		!control.some((word) => /^(private|no-store|no-cache|immutable)\b/.test(word)) &&
		headers['set-cookie'] === undefined &&
		headers['content-encoding'] === undefined &&
		Number(headers['content-length'] ?? 0) <= largestPageBytes &&
		words(headers['vary']).every((word) => word === 'accept-encoding');
	if (!isForAll) return undefined;
	const given = control.find((word) => word.startsWith('s-maxage='))?.slice('s-maxage='.length);
	const seconds = given === undefined ? defaultMaxAgeSeconds : Number(given);
	return seconds > 0 ? seconds : undefined;
}

/** The tags that an answer carries; without any it is forgotten at every change. */
export function tagsOf(header: Head['headers'][string] | undefined): string[] {
	return String(header ?? '')
		.split(/[\s,]+/)
		.filter(Boolean);
}

function words(header: Head['headers'][string] | undefined): string[] {
	return String(header ?? '')
		.toLowerCase()
		.split(',')
		.map((word) => word.trim())
		.filter(Boolean);
}
