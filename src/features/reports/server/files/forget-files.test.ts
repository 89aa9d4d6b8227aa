import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import { addDeliverable } from '#features/activities/server/deliverables/deliverables.ts';
import {
	attachToDeliverable,
	describeDeliverableFile,
	detachFromDeliverable
} from '#features/activities/server/deliverables/files.ts';
import { openFiles } from '#platform/server/files/store.ts';
import { prepareJobs } from '#platform/server/jobs.ts';
import { eventCast, ok } from '../../../../../tests/support/event-cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { exportArchive } from '../archive/export.ts';
import { importArchive } from '../archive/import.ts';
import { archiveFiles } from '../archive/stored-files.ts';
import { dossier } from '../dossier.ts';
import { beginReport, writeReport } from '../reports.ts';
import { submitReport } from '../submit.ts';
import { beginForgetting, fileForgetter, namedFiles } from './forget-files.ts';

function store() {
	const folder = mkdtempSync(join(tmpdir(), 'tiltas-files-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const files = openFiles(folder);
	const keep = async (text: string) => {
		const stored = await files.storeFile(Readable.from([Buffer.from(text)]), 1000);
		if (!stored.ok) throw new Error(stored.reason);
		const dayBefore = new Date(Date.now() - 90_000_000);
		const path = join(folder, stored.hash.slice(0, 2), stored.hash);
		utimesSync(path, dayBefore, dayBefore);
		return { hash: stored.hash, name: `${text}.txt`, mediaType: 'text/plain', byteSize: 4 };
	};
	const kept = () =>
		readdirSync(folder, { recursive: true })
			.map((name) => String(name).slice(3))
			.filter((name) => /^[\da-f]{64}$/.test(name))
			.sort();
	return { files, keep, kept };
}

async function delivered() {
	const database = await testDatabase();
	const people = await eventCast(database.sql);
	const { coordinator, partnershipId, shared } = people;
	const title = { lt: 'Lankstinukas' };
	const { id: deliverableId } = ok(
		await addDeliverable(coordinator, partnershipId, { activityId: shared, title })
	);
	const { keep, ...rest } = store();
	const attach = async (text: string) => {
		const attachment = {
			purpose: 'deliverable',
			title: text,
			visibility: 'team',
			file: await keep(text)
		} as const;
		return ok(await attachToDeliverable(coordinator, partnershipId, { deliverableId, attachment }));
	};
	const detach = async (id: string) =>
		ok(await detachFromDeliverable(coordinator, partnershipId, { id }));
	const handIn = async () => {
		const facts = { kind: 'interim', startsOn: '2021-06-01', endsOn: '2021-12-31' } as const;
		const report = { ...facts, language: 'lt' } as const;
		const { id } = ok(await beginReport(coordinator, partnershipId, report));
		const texts = { summary: { lt: 'Viskas pavyko.' } };
		ok(
			await writeReport(coordinator, partnershipId, { ...report, id, revision: undefined, texts })
		);
		ok(await submitReport(coordinator, partnershipId, { id, gapsSeen: true }));
		return id;
	};
	return { ...people, ...rest, database, attach, detach, keep, handIn };
}

test('the bytes that nothing refers to go with the daily round; those of an attachment stay', async () => {
	const { database, files, attach, detach, keep, kept } = await delivered();
	await prepareJobs(database);
	const stays = await attach('stays');
	const goes = await attach('goes');
	await keep('was never attached');
	await detach(goes.id);
	expect(kept()).toHaveLength(3);
	const forget = fileForgetter({ files, clock: () => new Date() });
	await database.sql.transaction().execute((tx) => forget({}, tx));
	const { file_hash } = await database.sql
		.selectFrom('attachment')
		.select('file_hash')
		.where('id', '=', stays.id)
		.executeTakeFirstOrThrow();
	expect(kept()).toEqual([file_hash]);
	await beginForgetting(database.sql);
	const rounds = await database.pool.query(
		`select id from pgboss.job where name = 'forget-files' and state < 'completed'`
	);
	expect(rounds.rows).toHaveLength(1);
});

test('RE4: a file that was evidence of a handed-in report stays with it after it was taken off', async () => {
	const people = await delivered();
	const { sql, files, attach, detach, handIn, scope, partnershipId } = {
		...people,
		sql: people.database.sql
	};
	const { id } = await attach('proof');
	const reportId = await handIn();
	await detach(id);
	const { readFile } = archiveFiles(files);
	const openFile = async (hash: string) => (await readFile(hash)) ?? new Uint8Array();
	const origin = 'https://example.org';
	const zip = unzipSync(
		(await dossier(await scope(), { reportId, origin, openFile })) ?? new Uint8Array()
	);
	expect(Buffer.from(zip['evidence/001.txt'] ?? []).toString()).toBe('proof');
	const archive = await exportArchive(sql, partnershipId, readFile);
	expect(archive.files.map(({ base64 }) => Buffer.from(base64, 'base64').toString())).toEqual([
		'proof'
	]);
	const [{ hash } = { hash: '' }] = archive.files;
	expect(await namedFiles(sql, [hash, 'f'.repeat(64)])).toEqual([hash]);
});

test('RE7: a file that holds personal data stays out of the dossier, also if it was marked afterwards', async () => {
	const { attach, handIn, scope, files, coordinator, partnershipId } = await delivered();
	await attach('minutes');
	const list = await attach('signed list');
	const reportId = await handIn();
	const said = { id: list.id, title: 'List', visibility: 'team', holdsPersonalData: true } as const;
	const { readFile } = archiveFiles(files);
	const openFile = async (hash: string) => (await readFile(hash)) ?? new Uint8Array();
	const asked = { reportId, origin: 'https://example.org', openFile };
	const evidence = async () =>
		Object.entries(unzipSync((await dossier(await scope(), asked)) ?? new Uint8Array()))
			.filter(([path]) => path.startsWith('evidence/'))
			.map(([, bytes]) => Buffer.from(bytes).toString())
			.sort();
	expect(await evidence()).toEqual(['minutes', 'signed list']);
	ok(await describeDeliverableFile(coordinator, partnershipId, said));
	expect(await evidence()).toEqual(['minutes']);
});

test('files travel in the archive and are the same on the other side', async () => {
	const { database, attach, files, partnershipId } = await delivered();
	await attach('leaflet');
	const archive = await exportArchive(database.sql, partnershipId, archiveFiles(files).readFile);
	const there = await testDatabase();
	const { operator } = await eventCast(there.sql, 'other-place');
	const other = store();
	const { keepFile } = archiveFiles(other.files);
	expect(await importArchive(operator, { archive, keepFile })).toMatchObject({ ok: true });
	const again = await exportArchive(there.sql, partnershipId, archiveFiles(other.files).readFile);
	expect(again).toEqual(archive);
	expect(again.files).toHaveLength(1);
});

test('RE7: no file of the dossier holds the address or name of an account, though people did what it tells', async () => {
	const { database, attach, handIn, scope, files } = await delivered();
	await attach('minutes');
	const reportId = await handIn();
	const { readFile } = archiveFiles(files);
	const openFile = async (hash: string) => (await readFile(hash)) ?? new Uint8Array();
	const asked = { reportId, origin: 'https://example.org', openFile };
	const zip = unzipSync((await dossier(await scope(), asked)) ?? new Uint8Array());
	const written = Object.values(zip)
		.map((bytes) => Buffer.from(bytes).toString('latin1'))
		.join();
	expect(Object.keys(zip)).toContain('journal.jsonl');
	const people = await database.sql.selectFrom('account').select('email').execute();
	expect(people.length).toBeGreaterThan(0);
	for (const { email } of people) expect(written).not.toContain(email);
});
