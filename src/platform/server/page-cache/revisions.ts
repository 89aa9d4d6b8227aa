import type { NotificationHandler } from '../database/listener.ts';
import type { Log } from '../log.ts';

type Watch = {
	/** Hears the channel on which every committed change is told; undefined says that some may be lost. */
	listen(handler: NotificationHandler): Promise<unknown>;
	/** The present revision of every tag, read from the database. */
	revisions(): Promise<ReadonlyMap<string, number>>;
	drop(tag: string): void;
	dropAll(): void;
	log: Pick<Log, 'warn'>;
	everyMs?: number;
};

/**
 * Forgets pages that another process made old: at once when its notification arrives, and within
 * two seconds when it got lost, because the revisions are also read. Stops when called again.
 */
export async function watchRevisions(watch: Watch): Promise<() => void> {
	let known = await watch.revisions();
	const heard = new Map<string, number>();
	await watch.listen((tag) => {
		if (tag === undefined) {
			watch.dropAll();
		} else {
			heard.set(tag, (heard.get(tag) ?? 0) + 1);
			watch.drop(tag);
		}
	});
	return repeat(watch, async () => {
		const current = await watch.revisions();
		for (const tag of changedTags(known, current, heard)) watch.drop(tag);
		heard.clear();
		known = current;
	});
}

/** What moved further than the notifications told. */
function changedTags(
	known: ReadonlyMap<string, number>,
	current: ReadonlyMap<string, number>,
	heard: ReadonlyMap<string, number>
): string[] {
	return [...new Set([...known.keys(), ...current.keys()])].filter((tag) => {
		const [before, after] = [known.get(tag), current.get(tag)];
		if (before === undefined || after === undefined) return true;
		return before !== after && after - before !== heard.get(tag);
	});
}

function repeat({ log, everyMs = 2_000 }: Watch, work: () => Promise<void>): () => void {
	let isStopped = false;
	let isFailing = false;
	let timer: NodeJS.Timeout;
	const next = () => (timer = setTimeout(() => void run(), everyMs).unref());
	const run = async () => {
		try {
			await work();
			isFailing = false;
		} catch (error) {
			// Once for each outage; the next reading that succeeds finds what was missed.
			if (!isFailing && !isStopped)
				log.warn({ error }, 'the revisions of the pages cannot be read');
			isFailing = true;
		}
		if (!isStopped) next();
	};
	next();
	return () => {
		isStopped = true;
		clearTimeout(timer);
	};
}
