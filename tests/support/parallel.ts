/** Does the same with each, so many at a time; the results stand in the order of what was given. */
export async function parallel<Item, Result>(
	items: readonly Item[],
	atOnce: number,
	work: (item: Item) => Promise<Result>
): Promise<Result[]> {
	const results: Result[] = [];
	let next = 0;
	const worker = async () => {
		for (let at = next++; at < items.length; at = next++)
			results[at] = await work(items[at] as Item);
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return results;
}
