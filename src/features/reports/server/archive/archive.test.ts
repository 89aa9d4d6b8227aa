import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '#platform/server/database/open.ts';
import { publishedSchema } from '../../../../../scripts/archive-schema.ts';
import { cast } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { operatorContext } from '../../../../../stories/teller.ts';
import { tellVilniusOslo } from '../../../../../stories/vilnius-oslo/tell.ts';
import { exportArchive } from './export.ts';
import { importArchive } from './import.ts';
import type { Archive } from './schema.ts';

let told: Database;
let archive: Archive;

beforeAll(async () => {
	told = await testDatabase();
	const operator = await operatorContext({
		sql: told.sql,
		clock: () => new Date('2022-09-01T09:00:00Z')
	});
	await tellVilniusOslo(operator, 'reported');
	const { id } = await told.sql.selectFrom('partnership').select('id').executeTakeFirstOrThrow();
	archive = await exportArchive(told.sql, id);
}, 120_000);

async function emptyInstance() {
	const { sql } = await testDatabase();
	return operatorContext({ sql, clock: () => new Date('2023-01-01T09:00:00Z') });
}

const changed = (change: (copy: Archive) => void): Archive => {
	const copy = structuredClone(archive);
	change(copy);
	return copy;
};
const nested = (levels: number): unknown =>
	JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
const attachment = (copy: Archive) => ({
	id: 'a0000000-0000-4000-8000-000000000001',
	record_id: row(copy, 'records')['id'],
	purpose: 'evidence',
	title: 'Evidence',
	url: null,
	file_hash: 'a'.repeat(64),
	file_name: 'evidence.csv',
	media_type: 'text/csv',
	byte_size: 8,
	dated_on: null,
	language: null,
	licence: null,
	visibility: 'team',
	holds_personal_data: false,
	added_at: '2022-09-01T09:00:00.000Z'
});
const row = (copy: Archive, list: string) => copy.rows[list]?.[0] ?? {};

test('an archive that is brought into an empty instance gives the same archive again', async () => {
	const operator = await emptyInstance();
	const result = await importArchive(operator, { archive: JSON.parse(JSON.stringify(archive)) });
	expect(result).toEqual({ ok: true, id: archive.partnership.id, slug: archive.partnership.slug });
	expect(await exportArchive(operator.sql, archive.partnership.id)).toEqual(archive);
	expect(archive.rows['events']?.length).toBeGreaterThan(0);
	expect(archive.rows['submissions']?.length).toBeGreaterThan(0);
});

test('an archive from before registration is read like one without any', async () => {
	const earlier = changed((copy) => {
		delete copy.rows['registration_settings'];
		delete copy.rows['released_counts'];
	});
	const operator = await emptyInstance();
	expect(await importArchive(operator, { archive: earlier })).toMatchObject({ ok: true });
	expect(await exportArchive(operator.sql, archive.partnership.id)).toEqual(archive);
});

test('an archive fits the published schema', () => {
	const schema = JSON.parse(
		readFileSync('static/schemas/partnership-archive.json', 'utf8')
	) as object;
	expect(schema, 'run node scripts/archive-schema.ts').toEqual(publishedSchema());
	const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
	expect(validate(archive), JSON.stringify(validate.errors)).toBe(true);
	expect(validate({ ...archive, more: 1 })).toBe(false);
});

test('an archive names no account, though people entered what is in it', async () => {
	const people = await told.sql.selectFrom('account').select(['id', 'email']).execute();
	expect(people.length).toBeGreaterThan(0);
	const written = JSON.stringify(archive);
	for (const { id, email } of people) {
		expect(written).not.toContain(id);
		expect(written).not.toContain(email);
	}
});

test.each([
	['words that are no archive', () => ({ format: 'other' }), 'not-an-archive', 'format'],
	['a newer archive', () => ({ ...archive, version: 2 }), 'newer-archive', 'version'],
	[
		'a link that is not of the web',
		() => changed((copy) => (row(copy, 'sources')['url'] = 'javascript:1')),
		'not-an-archive',
		'rows.sources.0.url'
	],
	[
		'a day that does not exist',
		() => changed((copy) => (row(copy, 'events')['ends_on'] = '2022-02-31')),
		'not-an-archive',
		'rows.events'
	],
	[
		'two rows of one key',
		() => changed((copy) => copy.rows['partners']?.push(row(copy, 'partners'))),
		'not-an-archive',
		'rows.partners'
	],
	[
		'nesting without end',
		() => changed((copy) => (row(copy, 'submissions')['snapshot'] = nested(200_000))),
		'not-an-archive',
		'depth'
	],
	[
		'a letter that no database holds',
		() => changed((copy) => (row(copy, 'sources')['name'] = 'a\0b')),
		'not-an-archive',
		'text'
	],
	[
		'a file that a browser would run',
		() =>
			changed(
				(copy) => (copy.rows['attachments'] = [{ ...attachment(copy), media_type: 'text/html' }])
			),
		'not-an-archive',
		'rows.attachments.0.media_type'
	],
	[
		'a file name with a path',
		() =>
			changed(
				(copy) =>
					(copy.rows['attachments'] = [{ ...attachment(copy), file_name: '../../etc/passwd' }])
			),
		'not-an-archive',
		'rows.attachments.0.file_name'
	],
	[
		'a reserved address',
		() => changed((copy) => (copy.partnership.slug = 'operator')),
		'slug-reserved',
		'operator'
	],
	[
		'a reference to nothing',
		() => changed((copy) => (row(copy, 'claim_events')['event_id'] = archive.partnership.id)),
		'broken-reference',
		'rows.claim_events.0.event_id'
	],
	[
		'a report that was changed afterwards',
		() => changed((copy) => (row(copy, 'submissions')['snapshot'] = {})),
		'changed-snapshot',
		'rows.submissions.0'
	],
	[
		'a file that nothing names',
		() => changed((copy) => copy.files.push({ hash: 'a'.repeat(64), base64: 'AAAA' })),
		'changed-file',
		'files.0'
	]
])('%s is refused and nothing stays', async (...[, given, reason, where]) => {
	const operator = await emptyInstance();
	expect(await importArchive(operator, { archive: given() })).toEqual({ ok: false, reason, where });
	expect(await operator.sql.selectFrom('partnership').selectAll().execute()).toEqual([]);
});

test('a disk that fills up while files are kept refuses, and nothing stays', async () => {
	const operator = await emptyInstance();
	const file = Buffer.from('evidence');
	const withFile = changed((copy) => {
		const hash = createHash('sha256').update(file).digest('hex');
		copy.rows['attachments'] = [{ ...attachment(copy), file_hash: hash }];
		copy.files = [{ hash, base64: file.toString('base64') }];
	});
	const keepFile = () => Promise.resolve(false);
	const refusal = { ok: false, reason: 'no-room', where: 'files' };
	expect(await importArchive(operator, { archive: withFile, keepFile })).toEqual(refusal);
	expect(await operator.sql.selectFrom('partnership').selectAll().execute()).toEqual([]);
});

test('a partnership that is here already is refused by its ids, another one by its address', async () => {
	const operator = await emptyInstance();
	await importArchive(operator, { archive });
	const again = await importArchive(operator, { archive });
	expect(again).toMatchObject({ ok: false, reason: 'id-taken' });
	const here = await cast(await testDatabase());
	const namesake = changed((copy) => (copy.partnership.slug = here.slug));
	const refusal = { ok: false, reason: 'slug-taken', where: here.slug };
	expect(await importArchive(here.operator, { archive: namesake })).toEqual(refusal);
});

test('nobody but an operator brings an archive in', async () => {
	const here = await cast(await testDatabase());
	const refusal = { ok: false, reason: 'not-allowed' };
	expect(await importArchive(here.coordinator, { archive })).toEqual(refusal);
});
