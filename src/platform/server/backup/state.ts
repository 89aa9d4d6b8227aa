import { resolve } from 'node:path';
import type { Config } from '../config/read.ts';
import { keptBackups, type KeptBackup } from './kept.ts';

export type BackupState = {
	/** Whether a folder is set for a backup of every night. */
	isNightly: boolean;
	/** Nightly, and the last night or the one before it has none. */
	isLate: boolean;
	folder: string;
	/** The newest first. */
	backups: KeptBackup[];
};

const lateAfterMs = 36 * 3_600_000;

/** Where backups of an instance go: the folder that is set for them, else one in its data folder. */
export function backupFolder({
	backupDir,
	dataDir
}: Pick<Config, 'backupDir' | 'dataDir'>): string {
	return resolve(backupDir || `${dataDir}/backups`);
}

/** How many days what is erased stays in backups at most: 0 where they are made and removed by hand, and nobody knows. */
export function daysInBackups({
	backupDir,
	backupKeepDays
}: Pick<Config, 'backupDir' | 'backupKeepDays'>): number {
	// The newest one goes only when there is another, a day later.
	return backupDir ? backupKeepDays + 1 : 0;
}

/** What an operator wants to know of an evening: whether there are backups, and whether one is missing. */
export async function backupState(
	config: Pick<Config, 'backupDir' | 'dataDir'>,
	now: Date
): Promise<BackupState> {
	const folder = backupFolder(config);
	const backups = await keptBackups(folder);
	const isNightly = config.backupDir !== '';
	const newest = backups[0]?.takenAt.getTime() ?? 0;
	return { isNightly, isLate: isNightly && now.getTime() - newest > lateAfterMs, folder, backups };
}
