const droppedWords = new Set(
	(
		'address addresses answers authorization body contact cookie cookies email emails headers html ip ips ' +
		'key link mail name names password phone query secret session subject text token tokens url username'
	).split(' ')
);
const email = /[^\s@"'<>()]{1,64}@[^\s@"'<>()]{1,255}\.[^\s@"'<>()]+/g;
const ipv4 = /\b\d{1,3}(?:\.\d{1,3}){3}\b/g;
// With a double colon or five parts, so that times of day stay.
const ipv6 = /(?<![\w:])(?=[\da-f:]*::|(?:[\da-f]{1,4}:){4})[\da-f:]*:[\da-f]{0,4}(?![\w:])/gi;
// Long words of mixed letters and digits: session and sign-in tokens. Our ids are uuids and stay.
const longWord = /[\w-]{20,}/g;
const urlSecrets = /(\b[a-z]+:\/\/)[^\s/@]+@/gi;
const quoted = /(invalid input \S+[^:]*: ).*$/s;
const mark = '[removed]';
const knownFields = new Map<string, boolean>();
const mostKnownFields = 1_000;

/** What may stand in a log: without the fields that name or reach a person, and without such words in texts. */
export function redacted(value: unknown, depth = 0): unknown {
	if (typeof value === 'string') return redactedText(value);
	if (typeof value === 'bigint') return String(value);
	if (typeof value === 'function' || typeof value === 'symbol') return undefined;
	if (value === null || typeof value !== 'object') return value;
	if (value instanceof Error) return redactedError(value, depth);
	if (value instanceof Date) return value.toISOString();
	if (depth > 4 || ArrayBuffer.isView(value)) return mark;
	if (Array.isArray(value)) return value.slice(0, 20).map((item) => redacted(item, depth + 1));
	return redactedFields(value, depth + 1);
}

/** The fields that may be logged, each redacted; those that name or reach a person are left out. */
export function redactedFields(fields: object, depth = 0): Record<string, unknown> {
	const kept: Record<string, unknown> = {};
	for (const field of Object.keys(fields)) {
		const value = (fields as Record<string, unknown>)[field];
		if (!isDropped(field)) kept[field] = typeof value === 'number' ? value : redacted(value, depth);
	}
	return kept;
}

/** The text without e-mail and network addresses, tokens and passwords, at most 4,000 characters. */
export function redactedText(text: string): string {
	// Every request is logged, and most texts hold nothing to look for: so each search has its sign.
	let safe = text.slice(0, 4_000);
	if (safe.includes('@')) safe = safe.replace(urlSecrets, `$1${mark}@`).replace(email, mark);
	if (safe.includes(':')) safe = safe.replace(ipv6, mark).replace(quoted, `$1${mark}`);
	if (!/\d/.test(safe)) return safe;
	return safe.replace(ipv4, mark).replace(longWord, (word) => (isToken(word) ? mark : word));
}

const isToken = (word: string) => /[a-z]/.test(word) && /[A-Z]/.test(word) && /\d/.test(word);

/** By words, so that `ipAddress` and `session_token` go while `partnership` stays. */
function isDropped(field: string): boolean {
	const known = knownFields.get(field);
	if (known !== undefined) return known;
	const words = field
		.replace(/([a-z\d])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z]+/);
	const isPersonal = words.some((word) => droppedWords.has(word));
	if (knownFields.size < mostKnownFields) knownFields.set(field, isPersonal);
	return isPersonal;
}

/** PostgreSQL puts the offending row into `detail` and `where`: neither is ever taken over. */
function redactedError(error: Error, depth: number): Record<string, unknown> {
	const { code } = error as { code?: unknown };
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return {
		kind: error.constructor.name,
		...(typeof code === 'string' ? { code } : {}),
		message: redactedText(error.message),
		at: frames.slice(0, 8).map((line) => line.trim()),
		...(error.cause && depth < 3 ? { cause: redacted(error.cause, depth + 1) } : {})
	};
}
