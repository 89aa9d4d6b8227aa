import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { fileHeaders, safeFileName } from './file-headers.ts';
import { sniffedType, unknownType } from './sniffed-type.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const office = zipSync({
	'[Content_Types].xml': Buffer.from('<Types/>'),
	'word/document.xml': Buffer.from('<w/>')
});
const odt = zipSync(
	{
		mimetype: Buffer.from('application/vnd.oasis.opendocument.text'),
		'content.xml': Buffer.from('<o/>')
	},
	{ level: 0 }
);

test.each([
	['report.pdf', latin1('%PDF-1.7'), 'application/pdf'],
	['report.html', latin1('%PDF-1.7'), 'application/pdf'],
	['a.png', latin1('\x89PNG\r\n\x1a\n....'), 'image/png'],
	['a.jpg', latin1('\xff\xd8\xff\xe0'), 'image/jpeg'],
	['a.webp', latin1('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
	[
		'minutes.docx',
		office,
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
	],
	['minutes.odt', odt, 'application/vnd.oasis.opendocument.text'],
	['minutes.odt', office, 'application/zip'],
	['minutes.docx', odt, 'application/zip'],
	['minutes.docm', office, 'application/zip'],
	['pictures.zip', office, 'application/zip'],
	['list.csv', Buffer.from('miestas;žmonės\nVilnius;100'), 'text/csv'],
	['note.txt', Buffer.from('Ačiū ž').subarray(0, -1), 'text/plain'],
	['note.txt', latin1('caf\xe9 '), unknownType],
	['note.txt', Buffer.from('a\0b'), unknownType],
	['note.txt', Buffer.from('  <script>alert(1)</script>'), unknownType],
	[
		'logo.svg',
		Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
		unknownType
	],
	['page.html', Buffer.from('<!doctype html><p>'), unknownType],
	['data.xml', Buffer.from('<?xml version="1.0"?>'), unknownType],
	['run.js', Buffer.from('alert(1)'), unknownType],
	['run.exe', latin1('MZ\x90\0'), unknownType],
	['none', Buffer.alloc(0), unknownType]
])('%s is recognised by its content (%#)', (name, head, type) => {
	expect(sniffedType(head, name)).toBe(type);
});

test.each([
	['Ataskaita „Tiltas“.pdf', 'Ataskaita „Tiltas“.pdf'],
	['../../etc/passwd', 'passwd'],
	['C:\\Users\\ona\\list.csv', 'list.csv'],
	['a\r\nset-cookie: b.txt', 'aset-cookie b.txt'],
	['evil\u202Efdp.exe', 'evilfdp.exe'],
	['...hidden. ', 'hidden'],
	['..', 'file'],
	['', 'file'],
	['\ud800.txt', '\ufffd.txt'],
	[`${'ž'.repeat(300)}.pdf`, `${'ž'.repeat(146)}.pdf`]
])('the name %j becomes %j', (name, safe) => {
	expect(safeFileName(name)).toBe(safe);
});

test('a file is saved and never runs, under its name in every alphabet', () => {
	expect(
		fileHeaders({ name: `Ona's "žinios" 100%.csv`, mediaType: 'text/csv', byteSize: 7, hash: 'ab' })
	).toEqual({
		'content-type': 'text/csv; charset=utf-8',
		'content-length': '7',
		'content-disposition': `attachment; filename="Ona's _inios 100_.csv"; filename*=UTF-8''Ona%27s%20%C5%BEinios%20100%25.csv`,
		'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
		'x-content-type-options': 'nosniff',
		etag: '"ab"'
	});
});

test('only pictures are ever shown in a page', () => {
	const place = (mediaType: string) =>
		fileHeaders({ name: 'a', mediaType, byteSize: 1, hash: 'ab', inPage: true })[
			'content-disposition'
		]?.split(';')[0];
	expect(['image/png', 'application/pdf', unknownType].map(place)).toEqual([
		'inline',
		'attachment',
		'attachment'
	]);
});
