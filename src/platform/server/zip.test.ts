import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isSafePath, zip } from './zip.ts';

const bytes = new TextEncoder().encode('Ačiū, Ås');
const at = '2024-03-31T01:30:10Z';

describe('zip', () => {
	it('holds every entry under its own path', () => {
		const file = zip([
			{ path: '2', bytes, at },
			{ path: '1', bytes: new Uint8Array(), at },
			{ path: 'įrodymai/žemėlapis.txt', bytes, at }
		]);
		expect(unzipSync(file)).toEqual({
			'1': new Uint8Array(),
			'2': bytes,
			'įrodymai/žemėlapis.txt': bytes
		});
	});

	it('gives the same bytes in every time zone, also in an hour that one of them skips', () => {
		const made = ['UTC', 'Europe/Vilnius', 'America/New_York'].map((zone) => {
			process.env['TZ'] = zone;
			return zip([{ path: 'a.txt', bytes, at }]);
		});
		delete process.env['TZ'];
		expect(made[1]).toEqual(made[0]);
		expect(made[2]).toEqual(made[0]);
		// 2024-03-31 01:30:10 as MS-DOS date and time, little endian, in the first local header.
		expect([...(made[0]?.slice(10, 14) ?? [])]).toEqual([0xc5, 0x0b, 0x7f, 0x58]);
	});

	it('makes an empty file of nothing', () => {
		expect(unzipSync(zip([]))).toEqual({});
	});

	it.each([
		['twice', ['a', 'a']],
		['differing only in capitals', ['Įrodymas', 'įrodymas']],
		['as a file and as a folder', ['a', 'a/b']],
		['as a folder and then as a file', ['a/b', 'a']]
	])('refuses a path that is there %s', (_how, paths) => {
		expect(() => zip(paths.map((path) => ({ path, bytes, at })))).toThrow(TypeError);
	});

	it('refuses a time that a zip cannot hold', () => {
		expect(() => zip([{ path: 'a', bytes, at: '1979-12-31T00:00:00Z' }])).toThrow(TypeError);
		expect(() => zip([{ path: 'a', bytes, at: 'yesterday' }])).toThrow(TypeError);
	});
});

describe('isSafePath', () => {
	it.each(['a.txt', 'evidence/1.2/ėjimas ir šventė.pdf', '.hidden'])('accepts %j', (path) => {
		expect(isSafePath(path)).toBe(true);
	});

	it.each([
		'',
		'/etc/passwd',
		'../up',
		'a/../b',
		'a/./b',
		'a//b',
		'folder/',
		'C:/x',
		'a\\b',
		'a\u0000b',
		'name.',
		'name ',
		'NUL',
		'con.txt',
		'__proto__',
		'x'.repeat(241)
	])('refuses %j', (path) => {
		expect(isSafePath(path)).toBe(false);
	});
});
