import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const inMemory = '/dev/shm';
const neededBytes = 3_000_000_000;

/** Where tests keep their databases: in memory, if there is room, where no disk holds them up. */
export function roomyFolder(): string {
	if (!existsSync(inMemory)) return tmpdir();
	const { bavail, bsize } = statfsSync(inMemory);
	return bavail * bsize > neededBytes ? inMemory : tmpdir();
}
