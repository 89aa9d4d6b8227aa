const waiting: (() => void)[] = [];
let isUnderWay = false;

/**
 * Waits for its turn. Of those who wait one goes on, and the next only when what came in meanwhile has been
 * answered: many pieces of work that come at once, each short, are not one long one for everybody else.
 */
export function turn(): Promise<void> {
	return new Promise((go) => {
		waiting.push(go);
		if (isUnderWay) return;
		isUnderWay = true;
		setImmediate(next);
	});
}

function next(): void {
	const go = waiting.shift();
	if (!go) {
		isUnderWay = false;
		return;
	}
	go();
	setImmediate(next);
}
