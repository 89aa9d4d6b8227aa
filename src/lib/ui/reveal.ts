/** Brings the place that an address names into view: opens what hides it, and puts the cursor into a field. */
export function reveal(hash: string): void {
	const place = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
	if (!place) return;
	for (let folded = place.closest('details'); folded;) {
		folded.open = true;
		folded = folded.parentElement?.closest('details') ?? null;
	}
	place.scrollIntoView();
	if (place.matches('input, select, textarea')) place.focus({ preventScroll: true });
}
