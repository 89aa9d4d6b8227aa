/** A number that leaves one sum and enters another; in every node as much goes out as comes in. */
export type Edge = { from: number; to: number; lo: number; hi: number };
export type Network = {
	edges: readonly Edge[];
	/** The edges of each node. */ at: readonly number[][];
};

export function networkOf(nodes: number, edges: readonly Edge[]): Network {
	const at = Array.from({ length: nodes }, (): number[] => []);
	for (const [index, { from, to }] of edges.entries()) {
		at[from]?.push(index);
		at[to]?.push(index);
	}
	return { edges, at };
}

type Way = { from: number; to: number; without: number };
type Step = { edge: number; sign: 1 | -1; room: number; before: number };

/** How much more can go from one node to another, at most `limit`; `flow` is changed accordingly. */
function push(
	network: Network,
	flow: number[],
	{ limit, ...way }: Way & { limit: number }
): number {
	let pushed = 0;
	while (pushed < limit) {
		const path = pathOf(network, flow, way);
		if (path.length === 0) return pushed;
		const amount = Math.min(limit - pushed, ...path.map(({ room }) => room));
		for (const { edge, sign } of path) flow[edge] = (flow[edge] ?? 0) + sign * amount;
		pushed += amount;
	}
	return pushed;
}

function pathOf(network: Network, flow: readonly number[], { from, to, without }: Way): Step[] {
	const came = new Map<number, Step>();
	const reached = new Set([from]);
	for (const node of reached) {
		if (node === to) break;
		for (const index of network.at[node] ?? []) {
			const step = index === without ? undefined : stepAlong(network, flow, { index, node });
			if (!step || reached.has(step.after)) continue;
			reached.add(step.after);
			came.set(step.after, step);
		}
	}
	const path: Step[] = [];
	for (let step = came.get(to); step; step = came.get(step.before)) path.push(step);
	return path;
}

function stepAlong(
	{ edges }: Network,
	flow: readonly number[],
	{ index, node }: { index: number; node: number }
): (Step & { after: number }) | undefined {
	const edge = edges[index];
	const now = flow[index];
	if (!edge || now === undefined) return undefined;
	const forth = edge.from === node;
	const room = forth ? edge.hi - now : now - edge.lo;
	const after = forth ? edge.to : edge.from;
	return room > 0 ? { edge: index, sign: forth ? 1 : -1, room, before: node, after } : undefined;
}

/** Whole numbers that fit all sums and bounds, or nothing if there are none. */
export function fittingFlow(network: Network): number[] | undefined {
	const { edges, at } = network;
	if (edges.some(({ lo, hi }) => lo > hi)) return undefined;
	const flow = edges.map(({ lo }) => lo);
	const surplus = at.map(() => 0);
	for (const { from, to, lo } of edges) {
		surplus[from] = (surplus[from] ?? 0) - lo;
		surplus[to] = (surplus[to] ?? 0) + lo;
	}
	for (const [from, much] of surplus.entries()) {
		let left = much;
		for (let to = 0; to < at.length && left > 0; to++) {
			const missing = -(surplus[to] ?? 0);
			if (missing <= 0) continue;
			const limit = Math.min(left, missing);
			const moved = push(network, flow, { from, to, without: -1, limit });
			surplus[to] = moved - missing;
			left -= moved;
		}
		if (left > 0) return undefined;
	}
	return flow;
}

/**
 * What one number of the network can be, given the sums and the bounds of all others. Sums of whole
 * numbers in such a network leave no holes: every whole number from `lo` to `hi` is possible.
 */
export function possibleValues(network: Network, flow: readonly number[], index: number) {
	const { from, to, lo, hi } = network.edges[index] ?? { from: 0, to: 0, lo: 0, hi: 0 };
	const now = flow[index] ?? 0;
	const move = (way: Omit<Way, 'without'>, limit: number) =>
		push(network, [...flow], { ...way, without: index, limit });
	return {
		lo: now - move({ from, to }, now - lo),
		hi: now + move({ from: to, to: from }, hi - now)
	};
}
