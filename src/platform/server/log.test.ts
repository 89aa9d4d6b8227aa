import { expect, test } from 'vitest';
import { openLog, type LogLevel } from './log.ts';

const at = '2022-05-31T09:00:00.000Z';

function listeningLog(level: LogLevel = 'debug') {
	const written: string[] = [];
	const log = openLog({ level, clock: () => new Date(at), write: (lines) => written.push(lines) });
	const entries = () => {
		log.flush();
		return written
			.join('')
			.trim()
			.split('\n')
			.filter(Boolean)
			.map((line): unknown => JSON.parse(line));
	};
	return { log, entries, written };
}

test('a line is one JSON object with the instant, the level and the sentence', () => {
	const { log, entries } = listeningLog();
	log.info({ status: 200, ms: 1.5, partnership: 'north-south', ship: null }, 'answered');
	expect(entries()).toEqual([
		{
			at,
			level: 'info',
			message: 'answered',
			status: 200,
			ms: 1.5,
			partnership: 'north-south',
			ship: null
		}
	]);
});

test('lines below the level are not written', () => {
	const { log, entries } = listeningLog('warn');
	log.debug({}, 'a');
	log.info({}, 'b');
	log.warn({}, 'c');
	log.error({}, 'd');
	expect(entries()).toEqual([
		{ at, level: 'warn', message: 'c' },
		{ at, level: 'error', message: 'd' }
	]);
});

test('quiet lines wait for each other, a warning takes them along at once', () => {
	const { log, written } = listeningLog();
	log.info({}, 'a');
	expect(written).toEqual([]);
	log.warn({}, 'b');
	expect(written.length).toBe(1);
});

test('fields that name or reach a person are dropped at any depth', () => {
	const { log, entries } = listeningLog();
	const person = { name: 'Ona', email: 'ona@example.org', id: 7 };
	log.info(
		{
			...person,
			ipAddress: '::1',
			session_token: 'x',
			Cookie: 'a=b',
			nested: { people: [person] },
			userName: 'o'
		},
		'seen'
	);
	expect(entries()).toEqual([
		{ at, level: 'info', message: 'seen', id: 7, nested: { people: [{ id: 7 }] } }
	]);
});

test('addresses, tokens and passwords inside of texts are removed', () => {
	const { log, entries } = listeningLog();
	const reason =
		'ona.b+x@mail.example.org from 10.1.2.3 and 2001:db8::7 with aB3dE6gH9jK2mN5pQ8sT at smtp://u:pw@host/ ' +
		'at 12:30:05 for 0b0e7f0a-4c5d-4e6f-8a9b-0c1d2e3f4a5b';
	log.info({ reason }, 'seen');
	expect(entries()).toEqual([
		{
			at,
			level: 'info',
			message: 'seen',
			reason:
				'[removed] from [removed] and [removed] with [removed] at smtp://[removed]@host/ ' +
				'at 12:30:05 for 0b0e7f0a-4c5d-4e6f-8a9b-0c1d2e3f4a5b'
		}
	]);
});

test('of an error its kind, code and place are kept, never the row that PostgreSQL tells', () => {
	const { log, entries } = listeningLog();
	const error = Object.assign(
		new RangeError('invalid input syntax for type uuid: "Ona Petraitė"'),
		{
			code: '22P02',
			detail: 'Key (email)=(ona@example.org) already exists.'
		}
	);
	log.error({ error }, 'failed');
	const [entry] = entries() as [{ error: { at: string[] } }];
	expect(entry.error.at.length).toBeGreaterThan(0);
	expect({ ...entry, error: { ...entry.error, at: [] } }).toEqual({
		at,
		level: 'error',
		message: 'failed',
		error: {
			kind: 'RangeError',
			code: '22P02',
			message: 'invalid input syntax for type uuid: [removed]',
			at: []
		}
	});
});

test('an answered request is one line, without what may be personal in its path', () => {
	const { log, entries } = listeningLog('info');
	const request = { method: 'GET', status: 200, ms: 0.4 };
	log.request({ ...request, level: 'info', path: '/lt/"ona@example.org"' });
	log.request({ ...request, level: 'debug', path: '/health' });
	expect(entries()).toEqual([
		{ at, level: 'info', message: 'request', ...request, path: '/lt/"[removed]"' }
	]);
});
