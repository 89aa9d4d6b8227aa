/**
 * A gentle way through evenly set stops, in a box of 1000 × 100: at 64, at 32, at 64 … It says in which
 * order the stops come, not where they lie.
 */
export function routeWave(stops: number): string {
	const across = (place: number) => Math.round(((place + 0.5) * 1000) / Math.max(1, stops));
	const down = (place: number) => (place % 2 === 0 ? 64 : 32);
	let path = `M ${across(0)} ${down(0)}`;
	for (let place = 1; place < stops; place++) {
		const half = Math.round((across(place - 1) + across(place)) / 2);
		path += ` C ${half} ${down(place - 1)} ${half} ${down(place)} ${across(place)} ${down(place)}`;
	}
	return path;
}
