// In a rush what comes within so long goes on together.
const gatheredMs = 8;
// So many at most, or a page would wait long behind them.
const mostAtOnce = 5;
// So many within a window are a rush.
const many = 20;
const windowMs = 200;

const waiting: (() => void)[] = [];
let isUnderWay = false;
let gathering: NodeJS.Timeout | undefined;

/**
 * Waits for its turn. Few go on one by one in the order in which they come, and what came in meanwhile is answered
 * between them. In a rush those of a few milliseconds go on together, some at a time: a page that is asked for then
 * seldom finds anything under way, where it would find a little nearly each time.
 */
export function turn(): Promise<void> {
	count();
	return new Promise((go) => {
		waiting.push(go);
		if (isUnderWay) {
			if (waiting.length === mostAtOnce) endGathering();
			return;
		}
		isUnderWay = true;
		if (isRush()) gathering = setTimeout(next, gatheredMs);
		else setImmediate(next);
	});
}

/** Nobody waits for more than go on at once. */
function endGathering(): void {
	if (!gathering) return;
	clearTimeout(gathering);
	gathering = undefined;
	setImmediate(next);
}

function next(): void {
	gathering = undefined;
	const those = waiting.splice(0, isRush() ? mostAtOnce : 1);
	if (waiting.length > 0) setImmediate(next);
	else isUnderWay = false;
	for (const go of those) go();
}

let windowBegan = 0;
let inWindow = 0;
let inWindowBefore = 0;

function count(): void {
	const windows = Math.floor((performance.now() - windowBegan) / windowMs);
	if (windows > 0) {
		inWindowBefore = windows === 1 ? inWindow : 0;
		inWindow = 0;
		windowBegan += windows * windowMs;
	}
	inWindow += 1;
}

const isRush = (): boolean => Math.max(inWindow, inWindowBefore) >= many;
