import { writeSync } from 'node:fs';
import type { Clock } from './clock.ts';
import { redactedFields, redactedText } from './log/redact.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];
export type LogFields = Record<string, unknown>;

type Write = (fields: LogFields, sentence: string) => void;
/** One JSON object a line. Fields that name or reach a person are dropped, whoever logs them. */
export type Log = Record<LogLevel, Write> & {
	/** One answered request; its own way, because there are ten thousand of them in a second. */
	request(request: AnsweredRequest): void;
	flush: () => void;
};
export type AnsweredRequest = {
	level: LogLevel;
	method: string;
	/** Without its query, or the route that it took. */
	path: string;
	status: number;
	ms: number;
};

type LogOptions = { level: LogLevel; clock: Clock; write?: (lines: string) => void };

const flushAfterMs = 100;
const flushAtCharacters = 64_000;

/** A log of this level and above; warnings are written at once, the rest within a tenth of a second. */
export function openLog({ level, clock, write = toStandardError }: LogOptions): Log {
	let waiting = '';
	let timer: NodeJS.Timeout | undefined;
	const flush = () => {
		clearTimeout(timer);
		timer = undefined;
		const lines = waiting;
		waiting = '';
		if (lines) write(lines);
	};
	const instant = instantText(clock);
	const isHeard = (own: LogLevel) => logLevels.indexOf(own) >= logLevels.indexOf(level);
	const add = (line: string, own: LogLevel) => {
		waiting += line;
		if (own === 'warn' || own === 'error' || waiting.length > flushAtCharacters) flush();
		else timer ??= setTimeout(flush, flushAfterMs).unref();
	};
	const writer = (own: LogLevel): Write => {
		if (!isHeard(own)) return () => {};
		return (fields, sentence) => {
			const head = { at: instant(), level: own, message: sentence };
			add(`${JSON.stringify(Object.assign(head, redactedFields(fields)))}\n`, own);
		};
	};
	const request = ({ level: own, method, path, status, ms }: AnsweredRequest) => {
		if (!isHeard(own)) return;
		const head = `{"at":"${instant()}","level":"${own}","message":"request","method":"${method}"`;
		add(`${head},"path":${pathText(path)},"status":${status},"ms":${ms}}\n`, own);
	};
	const [debug, info, warn, error] = [
		writer('debug'),
		writer('info'),
		writer('warn'),
		writer('error')
	];
	return { debug, info, warn, error, request, flush };
}

const knownPaths = new Map<string, string>();
const mostKnownPaths = 1_000;

/** Redacted and quoted; the paths that are asked for most are asked for again. */
function pathText(path: string): string {
	const known = knownPaths.get(path);
	if (known !== undefined) return known;
	const text = JSON.stringify(redactedText(path));
	if (knownPaths.size >= mostKnownPaths) knownPaths.clear();
	knownPaths.set(path, text);
	return text;
}

/** Many lines fall into one millisecond: its text is made once. */
function instantText(clock: Clock): () => string {
	let last = NaN;
	let text = '';
	return () => {
		const now = clock();
		if (now.getTime() !== last) text = now.toISOString();
		last = now.getTime();
		return text;
	};
}

function toStandardError(lines: string): void {
	try {
		writeSync(2, lines);
	} catch (error) {
		// A pipe that is full or whose reader has gone must not end the server.
		if (!['EAGAIN', 'EPIPE', 'EIO'].includes((error as NodeJS.ErrnoException).code ?? ''))
			throw error;
	}
}
