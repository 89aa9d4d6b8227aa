import { git, npmRun } from './checkout.ts';
import { Refused } from './instance.ts';
import type { LastUpgrade } from './last-upgrade.ts';

/** Puts the version from before an upgrade in place again and, `withRows`, what the database held then. */
export async function wayBack(
	{ from, backup }: LastUpgrade,
	{ withRows }: { withRows: boolean }
): Promise<void> {
	git('checkout', '--quiet', '--detach', from);
	const isBack = withRows ? await npmRun('restore', backup, '--replace') : await npmRun('build');
	if (!isBack)
		throw new Refused(
			`Not back yet. The version is in place again; the database before it: npm run restore -- ${backup} --replace`
		);
}
