import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const dayMs = 86_400_000;
const suffix = '.tar.age';

/** A file name that says when: its order is the order in time, and every system allows it. */
export function backupName(now: Date): string {
	return `tiltas-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z${suffix}`;
}

export type KeptBackup = { path: string; takenAt: Date; byteSize: number };

/** The backups of a folder, the newest first; other files are none, and a missing folder has none. */
export async function keptBackups(folder: string): Promise<KeptBackup[]> {
	const names = (await readdir(folder).catch(() => [])).sort().reverse();
	const found: KeptBackup[] = [];
	for (const name of names) {
		const [, day, time] = /^tiltas-(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d)Z\.tar\.age$/.exec(name) ?? [];
		if (!day || !time) continue;
		const path = join(folder, name);
		const byteSize = (await stat(path).catch(() => undefined))?.size;
		const takenAt = new Date(`${day}T${time.replaceAll('-', ':')}Z`);
		if (byteSize !== undefined) found.push({ path, takenAt, byteSize });
	}
	return found;
}

/** Removes the backups that are older than so many days, never the newest one; returns their paths. */
export async function removeOldBackups(
	folder: string,
	{ keepDays, now }: { keepDays: number; now: Date }
): Promise<string[]> {
	const before = now.getTime() - keepDays * dayMs;
	const old = (await keptBackups(folder))
		.slice(1)
		.filter(({ takenAt }) => takenAt.getTime() < before);
	for (const { path } of old) await rm(path, { force: true });
	return old.map(({ path }) => path);
}
