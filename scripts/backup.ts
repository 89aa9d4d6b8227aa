// Writes all that the instance holds, but its secret, into one encrypted file, while the product runs.
// `npm run backup -- FOLDER` puts it there instead of into BACKUP_DIR or DATA_DIR/backups.
import { parseArgs } from 'node:util';
import { backupFolder } from '#platform/server/backup/state.ts';
import { writeBackup } from '#platform/server/backup/write-backup.ts';
import { productVersion } from '#platform/server/version.ts';
import { command, instanceConfig, keptPlaces, withDatabase } from './operating/instance.ts';

await command(async () => {
	const { positionals } = parseArgs({ allowPositionals: true });
	const config = instanceConfig();
	const places = keptPlaces(config);
	const folder = positionals[0] ?? backupFolder(config);
	const backup = await withDatabase(config, (database) =>
		writeBackup({ database, ...places, version: productVersion() }, { folder, now: new Date() })
	);
	const { path, byteSize, tables, rows, files, damaged } = backup;
	console.log(
		`${path}\n${megabytes(byteSize)} MB: ${rows} rows of ${tables} tables, ${files} files.`
	);
	console.log(
		'It opens with the secret of this instance only, which is not in it: keep DATA_DIR/secret (or your SECRET) in another place.'
	);
	if (damaged.length > 0) {
		console.error(
			`Damaged on this disk, and so in the backup: ${damaged.join(', ')}. Look for these files in an older backup.`
		);
		process.exitCode = 1;
	}
	console.log('Next: copy the file to another machine. To restore it: npm run restore -- FILE');
});

function megabytes(bytes: number): string {
	return (bytes / 1_000_000).toFixed(1);
}
