import { readdirSync, readFileSync } from 'node:fs';

const tickMs = 10;

/**
 * Milliseconds of processor time that these processes took, with their children that have ended: what other
 * work on the machine hardly moves. Undefined where there is no /proc.
 */
export function cpuMs(pids: readonly number[]): number | undefined {
	// After the name in brackets, which may hold anything, stand the state and then the numbers.
	const ticks = pids
		.map((pid) => read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ').slice(11, 15) ?? [])
		.filter((times) => times.length > 0);
	if (ticks.length === 0) return undefined;
	return ticks.flat().reduce((sum, time) => sum + Number(time), 0) * tickMs;
}

/** Megabytes that these processes hold, what they share counted once; undefined where there is no /proc. */
export function memoryMb(pids: readonly number[]): number | undefined {
	const kilobytes = pids
		.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1]))
		.filter((one) => !Number.isNaN(one));
	if (kilobytes.length === 0) return undefined;
	return kilobytes.reduce((sum, one) => sum + one, 0) / 1024;
}

/** The process with its children, and theirs. */
export function family(pid: number): number[] {
	const found = [pid];
	const parents = parentOfEach();
	for (const one of found) {
		for (const [child, parent] of parents) if (parent === one) found.push(child);
	}
	return found;
}

function parentOfEach(): [pid: number, parent: number][] {
	try {
		return readdirSync('/proc')
			.filter((name) => /^\d+$/.test(name))
			.map((name) => [Number(name), Number(/\) \S (\d+)/.exec(read(`/proc/${name}/stat`))?.[1])]);
	} catch {
		return [];
	}
}

/** Empty for a process that has just ended. */
function read(file: string): string {
	try {
		return readFileSync(file, 'latin1');
	} catch {
		return '';
	}
}
