import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreBackup } from '#platform/server/backup/restore-backup.ts';
import { writeBackup } from '#platform/server/backup/write-backup.ts';
import { migrate } from '#platform/server/database/migrate.ts';
import { openFiles } from '#platform/server/files/store.ts';
import { manyRegistrations } from '../tests/support/many-registrations.ts';
import { registrationCast } from '../tests/support/registration-cast.ts';
import type { Row } from './harness/compare.ts';
import { withinDatabase } from './harness/within-database.ts';

const registrations = 100_000;
const fileBytes = 1_000_000;
const files = 200;
const secret = 'a secret of an instance, long enough';

/** An instance of a hundred thousand places and 200 MB of files into one encrypted file and back, beside hashing and writing alone. */
export async function backup(): Promise<Row[]> {
	const folder = mkdtempSync(join(tmpdir(), 'tiltas-bench-'));
	chmodSync(folder, 0o755);
	try {
		return await measured(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function measured(folder: string): Promise<Row[]> {
	const from = { dataDir: join(folder, 'from'), databaseUrl: undefined };
	const to = { dataDir: join(folder, 'to'), databaseUrl: undefined };
	const filesOf = ({ dataDir }: typeof from) => openFiles(join(dataDir, 'files'));
	const limit = await timed(() => hashedAndWritten(join(folder, 'limit')));
	const made = await withinDatabase(from, async (database) => {
		await migrate(database);
		const { partnershipId, eventId, productIds } = await registrationCast(database.sql);
		const place = { partnershipId, eventId, productId: productIds[0] ?? '' };
		await manyRegistrations(database.sql, place, registrations);
		const store = filesOf(from);
		for (let file = 0; file < files; file += 1) await store.storeFile(content(), fileBytes);
		const source = { database, files: store, secret, version: '0.1.0' };
		return timed(() => writeBackup(source, { folder: join(folder, 'kept'), now: new Date() }));
	});
	const restored = await withinDatabase(to, (database) =>
		timed(() =>
			restoreBackup({ database, files: filesOf(to), secret }, made.result.path, { replace: false })
		)
	);
	if (restored.result.rows !== made.result.rows || restored.result.files !== files)
		throw new Error('What came back is not what went in.');
	const { rows, byteSize } = made.result;
	const what = `${rows.toLocaleString('en')} rows and ${(files * fileBytes) / 1e6} MB of files`;
	const beside = ({ seconds }: Timed<unknown>) => ({
		'× hashing and writing': (seconds / limit.seconds).toFixed(1)
	});
	return [
		rowOf(`backup of ${what}`, made, { ...beside(made), MB: (byteSize / 1e6).toFixed(0) }),
		rowOf('restored in an empty database', restored, beside(restored))
	];
}

type Timed<T> = { result: T; seconds: number; cpu: number };

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
	const [began, before] = [performance.now(), process.cpuUsage()];
	const result = await work();
	const { user, system } = process.cpuUsage(before);
	return { result, seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 };
}

async function* content(): AsyncGenerator<Uint8Array> {
	yield Promise.resolve(randomBytes(fileBytes));
}

/** What no backup can do without: the bytes of the files hashed and on the disk. */
async function hashedAndWritten(path: string): Promise<void> {
	const file = await open(path, 'w');
	const bytes = randomBytes(fileBytes);
	for (let written = 0; written < files; written += 1) {
		createHash('sha256').update(bytes).digest();
		await file.writeFile(bytes);
	}
	await file.sync();
	await file.close();
}

function rowOf(
	what: string,
	{ seconds, cpu }: Timed<unknown>,
	beside: Record<string, string>
): Row {
	const figures = { s: seconds.toFixed(1), 'CPU s': cpu.toFixed(1), ...beside };
	return { what, figures, target: 'to be stated', verdict: 'stated' };
}
