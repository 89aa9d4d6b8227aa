type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type State = { value: string; isChecked: boolean };

const typed = new Map<Typed, State>();
const folded = new Map<HTMLDetailsElement, boolean>();
let ending: AbortController | undefined;

/**
 * Remembers what somebody types and unfolds before the page's components are there: they give every field
 * the value it was sent with, and fold what was folded. Called once, as early as a script can be.
 */
export function rememberTyped(): void {
	for (const field of document.querySelectorAll<Typed>('input, textarea, select'))
		if (isChanged(field)) remember(field);
	for (const details of document.querySelectorAll('details'))
		if (details.open) folded.set(details, true);
	ending = new AbortController();
	const how = { capture: true, signal: ending.signal };
	document.addEventListener('input', ({ target }) => isField(target) && remember(target), how);
	document.addEventListener('click', ({ target }) => rememberFold(target), how);
}

/** Puts it back into its fields once the components are there, as if it were typed just now. */
export function bringBackTyped(): void {
	ending?.abort();
	for (const [field, { value, isChecked }] of typed) {
		if (!field.isConnected || isSame(field, { value, isChecked })) continue;
		field.value = value;
		if (field instanceof HTMLInputElement) field.checked = isChecked;
		field.dispatchEvent(new Event('input', { bubbles: true }));
	}
	typed.clear();
	for (const [details, isOpen] of folded) details.open = isOpen;
	folded.clear();
}

const isField = (target: unknown): target is Typed =>
	target instanceof HTMLInputElement ||
	target instanceof HTMLTextAreaElement ||
	target instanceof HTMLSelectElement;

/** What a file field holds stays there by itself, and no script may put it back. */
function remember(field: Typed): void {
	if (field.type !== 'file') typed.set(field, stateOf(field));
}

/** The click comes before what it does. */
function rememberFold(target: EventTarget | null): void {
	const summary = target instanceof Element ? target.closest('summary') : null;
	const details = summary?.parentElement;
	if (details instanceof HTMLDetailsElement) folded.set(details, !details.open);
}

const stateOf = (field: Typed): State => ({
	value: field.value,
	isChecked: field instanceof HTMLInputElement && field.checked
});

function isSame(field: Typed, { value, isChecked }: State): boolean {
	const now = stateOf(field);
	return now.value === value && now.isChecked === isChecked;
}

function isChanged(field: Typed): boolean {
	if (field instanceof HTMLSelectElement)
		return [...field.options].some((option) => option.selected !== option.defaultSelected);
	if (field instanceof HTMLInputElement && field.checked !== field.defaultChecked) return true;
	return field.value !== field.defaultValue;
}
