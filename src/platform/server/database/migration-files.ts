import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type MigrationFile = { number: number; name: string; checksum: string; text: string };

/** Where the product keeps its migrations, seen from the folder it is started in. */
export const migrationFolder = resolve('db/migrations');

/** The migrations of a folder in their order; throws for a file with another name or a number used twice. */
export function migrationFiles(folder: string): MigrationFile[] {
	const files = readdirSync(folder)
		.filter((file) => file.endsWith('.sql'))
		.map((file) => readMigration(folder, file))
		.sort((a, b) => a.number - b.number);
	for (const [index, file] of files.entries()) {
		const next = files[index + 1];
		if (file.number === next?.number) {
			throw new Error(`Two migrations have the same number: ${file.name} and ${next.name}.`);
		}
	}
	return files;
}

function readMigration(folder: string, file: string): MigrationFile {
	const [, number, name] = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file) ?? [];
	if (!number || !name)
		throw new Error(`A migration is named like 0001_partnership.sql, not ${file}.`);
	// A checkout may have changed the line ends; that is not another migration.
	const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
	const checksum = createHash('sha256').update(text).digest('hex');
	return { number: Number(number), name, checksum, text };
}
