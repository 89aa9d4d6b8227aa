import type { Config, ConfigRead } from '../config/read.ts';
import type { Parts } from './parts.ts';
import { startScreen } from './screen.ts';
import { start, type Started } from './start.ts';

const say = (sentence: string) => void process.stdout.write(`  ${sentence}\n`);

/** Runs the server in this process until a signal or a fault ends it; the exit code is 0 only after a signal. */
export async function runUntilStopped(
	read: ConfigRead,
	parts: (config: Config) => Parts
): Promise<void> {
	if (!read.ok) {
		refuse(read.problems);
		return;
	}
	const starting = start({ config: read.config, parts: parts(read.config), say });
	stopAtSignals(starting);
	try {
		const { running, signInPath } = await starting;
		process.stdout.write(`${startScreen(running.config, signInPath)}\n`);
	} catch (error) {
		refuse([sentenceOf(error, read.config)]);
	}
}

/** A second signal does not wait; a signal during the start waits for the step that is under way. */
function stopAtSignals(starting: Promise<Started>): void {
	let isStopping = false;
	const stop = async (exitCode: number): Promise<never> => {
		if (isStopping) process.exit(1);
		isStopping = true;
		const started = await starting.catch(() => undefined);
		await started?.stop();
		process.exit(exitCode);
	};
	for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));
	for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
		process.on(fault, (error: unknown) => {
			void starting.then(({ running }) =>
				running.log.error({ error }, 'a fault that nobody expected')
			);
			void stop(1);
		});
	}
}

/** Nothing keeps the process alive any more, but a half-open connection might: so it is ended. */
function refuse(sentences: string[]): void {
	process.stderr.write(
		`\n  Tiltas cannot start.\n${sentences.map((one) => `  ${one}\n`).join('')}\n`
	);
	process.exit(1);
}

function sentenceOf(error: unknown, { host, port }: Config): string {
	const { code, message } = error as NodeJS.ErrnoException;
	if (code === 'EADDRINUSE')
		return `Port ${port} is taken by another program: set PORT to a free one.`;
	if (code === 'EADDRNOTAVAIL')
		return `This machine has no address ${host}: set HOST to one of its own.`;
	if (code === 'EACCES') return `Not allowed: ${message}.`;
	return message;
}
