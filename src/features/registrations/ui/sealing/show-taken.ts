import { placeAddress, qrDrawing } from '../../rules/qr.ts';

type Shown = { state: string; codes: readonly (readonly string[])[]; hasContact: boolean };

/** Puts the page's own words about a taken place where the form was, with the words of this browser in it. */
export function showTaken({ state, codes, hasContact }: Shown, language: string): void {
	const model = document.querySelector('script[data-taken-model]');
	const area = document.querySelector('[data-registration]');
	if (!model || !area) return;
	const template = document.createElement('template');
	template.innerHTML = model.textContent;
	const page = template.content;
	const other = hasContact ? '[data-without-contact]' : '[data-with-contact]';
	const unsaid = `${other}, [data-when]:not([data-when="${state}"])`;
	for (const part of page.querySelectorAll(unsaid)) part.remove();
	const [own = [], ...others] = codes;
	fill(page.querySelector('[data-words]'), own);
	draw(page.querySelector('[data-qr]'), placeAddress(location.origin, language, own));
	showGroup(page.querySelector<HTMLElement>('[data-group]'), others, language);
	area.replaceChildren(page);
	scrollTo(0, 0);
	area.querySelector('h1')?.focus();
}

function fill(list: Element | null, words: readonly string[]): void {
	for (const [at, line] of [...(list?.children ?? [])].entries())
		line.textContent = words[at] ?? '';
}

function draw(svg: Element | null, content: string): void {
	const { size, path } = qrDrawing(content);
	svg?.setAttribute('viewBox', `0 0 ${size} ${size}`);
	svg?.querySelector('path')?.setAttribute('d', path);
}

function lead(link: Element | null, address: string): void {
	link?.setAttribute('href', address);
	if (link) link.textContent = address;
}

function showGroup(
	group: HTMLElement | null,
	others: readonly (readonly string[])[],
	language: string
): void {
	const [first] = group?.querySelectorAll('ol > li') ?? [];
	if (!group || !first) return;
	group.hidden = others.length === 0;
	const lines = others.map((words) => {
		const line = first.cloneNode(true) as Element;
		fill(line.querySelector('[data-words]'), words);
		lead(line.querySelector('[data-claim-link]'), placeAddress(location.origin, language, words));
		return line;
	});
	first.replaceWith(...lines);
}
