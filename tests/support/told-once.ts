import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runToEnd } from './product.ts';
import { roomyFolder } from './roomy-folder.ts';

const stories = {
	partnership: ['stories/tell.ts', 'vilnius-oslo', '--stage', 'reported'],
	places: ['tests/support/tell-registration.ts']
};
type Story = keyof typeof stories;

const whereTold = 'TOLD_ONCE';

/** Before the journeys: each story is told once, and every server of the run begins with a copy of it. */
export default async function tellOnce(): Promise<() => void> {
	const folder = newFolder('told');
	const tell = async (story: string) => {
		mkdirSync(join(folder, story), { mode: 0o755 });
		await tellInto(join(folder, story), story as Story);
	};
	const remove = () => rmSync(folder, { recursive: true, force: true });
	try {
		await Promise.all(Object.keys(stories).map(tell));
	} catch (error) {
		remove();
		throw error;
	}
	process.env[whereTold] = folder;
	return remove;
}

/** A data folder of one's own in which this story is told; whoever asks for it removes it. */
export async function toldFolder(story: Story): Promise<string> {
	const dataDir = newFolder(story);
	const told = process.env[whereTold];
	try {
		// With owners and rights: as root the database belongs to another account.
		if (told) await promisify(execFile)('cp', ['-a', `${join(told, story)}/.`, dataDir]);
		else await tellInto(dataDir, story);
		return dataDir;
	} catch (error) {
		rmSync(dataDir, { recursive: true, force: true });
		throw error;
	}
}

async function tellInto(dataDir: string, story: Story): Promise<void> {
	await runToEnd(stories[story], {
		DATA_DIR: dataDir,
		DATABASE_URL: undefined,
		SMTP_URL: undefined
	});
}

function newFolder(name: string): string {
	const folder = mkdtempSync(join(roomyFolder(), `tiltas-${name}-`));
	// As root the database runs under another account, which has to get in.
	chmodSync(folder, 0o755);
	return folder;
}
