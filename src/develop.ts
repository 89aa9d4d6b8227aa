import { accountJobs } from '#features/accounts/server/jobs.ts';
import { firstSignInLink } from '#features/accounts/server/sign-in/first-sign-in-link.ts';
import { readConfig } from '#platform/server/config/read.ts';
import { throwingSender } from '#platform/server/mail.ts';
import { start } from '#platform/server/running/start.ts';
import { running } from '#platform/server/running.ts';
import { tellExample } from '../stories/example.ts';

const vitePort = 5173;

/** Starts the platform beside the pages that Vite serves; once, however often the code is loaded anew. */
export async function startForDevelopment(): Promise<void> {
	if (isRunning()) return;
	const publicOrigin = process.env['PUBLIC_ORIGIN'] ?? `http://localhost:${vitePort}`;
	const read = readConfig({ ...process.env, PUBLIC_ORIGIN: publicOrigin });
	if (!read.ok) throw new Error(read.problems.join(' '));
	const { signInPath } = await start({
		config: read.config,
		say: (sentence) => void process.stdout.write(`  ${sentence}\n`),
		parts: {
			loadHandler: () => Promise.resolve((_, res) => void res.writeHead(404).end()),
			jobHandlers: ({ mail, clock }) =>
				accountJobs({ origin: publicOrigin, clock, send: throwingSender(mail) }),
			fillEmpty: ({ database: { sql }, clock }, say) => tellExample({ sql, clock }, say),
			firstSignInLink: ({ database: { sql }, clock }) => firstSignInLink({ sql, clock }),
			catchUp: () => Promise.resolve(),
			pages: {
				channel: 'tiltas_revision',
				alwaysDropped: 'instance',
				revisions: () => Promise.resolve(new Map()),
				neverKept: []
			},
			takesFiles: () => true
		}
	});
	if (signInPath) process.stdout.write(`  ${publicOrigin}${signInPath}\n`);
}

function isRunning(): boolean {
	try {
		return Boolean(running());
	} catch {
		return false;
	}
}
