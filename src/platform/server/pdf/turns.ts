const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs the work when fewer than two others run, in the order of asking: memory is the limit. */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
	if (running < AT_ONCE) running += 1;
	else await new Promise<void>((resolve) => waiting.push(resolve));
	try {
		return await work();
	} finally {
		// The place goes straight to the next in line, so that nobody can slip in between.
		const next = waiting.shift();
		if (next) next();
		else running -= 1;
	}
}
