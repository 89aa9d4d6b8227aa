import type { Config } from '../config/read.ts';
import { queueJob, queueWhereNone, type JobHandler } from '../jobs.ts';
import { keepErasures } from '../ledger/keep.ts';
import type { Running } from '../running.ts';
import { productVersion } from '../version.ts';
import { keptBackups, removeOldBackups } from './kept.ts';
import { backupFolder } from './state.ts';
import { writeBackup } from './write-backup.ts';

export type NightlyPlaces = Pick<Running, 'database' | 'files' | 'secret' | 'clock' | 'log'> & {
	config: Pick<Config, 'backupDir' | 'backupKeepDays' | 'dataDir'>;
};

const job = 'nightly-backup';
const hourMs = 3_600_000;
// One in the morning by UTC is two to five in the cities of Europe: nobody registers then.
const hour = 1;
// A process that dies over it leaves the backup to another one after this long.
const expireInSeconds = 6 * 3600;

/** Backups by themselves, by the name that they are queued under; none where no folder is set for them. */
export function backupJobs(places: NightlyPlaces): Record<string, JobHandler> {
	if (!places.config.backupDir) return {};
	return {
		[job]: async (_, tx) => {
			const startAfter = (await backUp(places))
				? nextNight(places.clock())
				: new Date(places.clock().getTime() + hourMs);
			await queueJob(tx, job, { payload: {}, startAfter, expireInSeconds });
		}
	};
}

/** Queues the next backup where none waits: at a start, at once if the last night has none. */
export async function beginBackups(
	places: Pick<NightlyPlaces, 'database' | 'clock' | 'config'>
): Promise<void> {
	if (!places.config.backupDir) return;
	const [newest] = await keptBackups(backupFolder(places.config));
	const startAfter = newest ? nextNight(newest.takenAt) : places.clock();
	await queueWhereNone(places.database, job, { payload: {}, startAfter, expireInSeconds });
}

/** The next moment after this one at which a backup is due. */
export function nextNight(after: Date): Date {
	const night = new Date(after);
	night.setUTCHours(hour, 0, 0, 0);
	if (night <= after) night.setUTCDate(night.getUTCDate() + 1);
	return night;
}

/** False when it did not succeed; the log says why, and it is tried again in an hour. */
async function backUp(places: NightlyPlaces): Promise<boolean> {
	const { config, database, files, secret, clock, log } = places;
	const folder = backupFolder(config);
	const now = clock();
	try {
		const source = { database, files, secret, version: productVersion() };
		const { byteSize, rows, damaged } = await writeBackup(source, { folder, now });
		await keepErasures(places, { kept: now });
		const removed = await removeOldBackups(folder, { keepDays: config.backupKeepDays, now });
		log.info({ byteSize, rows, files: removed.length }, 'backed up, and removed old backups');
		if (damaged.length > 0)
			log.error({ files: damaged.length }, 'stored files are damaged: npm run backup names them');
		return true;
	} catch (error) {
		log.error({ reason: (error as Error).message }, 'the backup of this night did not succeed');
		return false;
	}
}
