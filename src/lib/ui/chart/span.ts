/** Where the hangers of a span of 1000 × 100 meet its two quarter arcs. */
export function hangers(count: number): { x: number; y: number }[] {
	return Array.from({ length: count }, (_, index) => {
		const x = ((index + 1) * 1000) / (count + 1);
		const fromTop = Math.min(x, 1000 - x) / 500;
		// The arc is a quadratic curve with its handle half-way: solved for the height at this x.
		return { x, y: 97 - 94 * fromTop * (2 - fromTop) };
	});
}
