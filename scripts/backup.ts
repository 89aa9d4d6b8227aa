// Writes all that the instance holds, but its secret, into one encrypted file, while the product runs.
// `npm run backup -- FOLDER` puts it there instead of into BACKUP_DIR or DATA_DIR/backups.
import { parseArgs } from 'node:util';
import { backUp } from './operating/back-up.ts';
import { command, instanceConfig, withDatabase } from './operating/instance.ts';

await command(async () => {
	const { positionals } = parseArgs({ allowPositionals: true });
	const config = instanceConfig();
	const backup = await withDatabase(config, (database) => backUp(database, config, positionals[0]));
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
