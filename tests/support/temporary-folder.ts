import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { roomyFolder } from './roomy-folder.ts';

/** A folder that is removed when the test ends; the database's account may enter it, unless it is closed. */
export function temporaryFolder(options: { closed?: boolean } = {}): string {
	const folder = mkdtempSync(join(roomyFolder(), 'tiltas-test-'));
	if (!options.closed) chmodSync(folder, 0o755);
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}
