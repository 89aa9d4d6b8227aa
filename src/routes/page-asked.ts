const lastPage = 10_000;

/** The page of a list that an address asks for; whatever is no number asks for the first. */
export function pageAsked(url: URL, name: string): number {
	const asked = Math.trunc(Number(url.searchParams.get(name))) || 1;
	return Math.min(Math.max(1, asked), lastPage);
}
