/** A form of a page as a browser would send it when nothing is typed. */
export type Form = { action: string; fields: Field[] };
export type Field = { name: string; kind: string; value: string };

const attribute = (tag: string, name: string): string | undefined => {
	const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag);
	return found ? decoded(found[1] ?? '') : undefined;
};

const decoded = (text: string): string =>
	text
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&');

/** The forms of a page by the actions that its buttons name, each action once. */
export function formsOf(html: string): Map<string, Form> {
	const forms = new Map<string, Form>();
	for (const [whole = '', head = '', inside = ''] of html.matchAll(
		/(<form\b[^>]*>)([\s\S]*?)<\/form>/g
	)) {
		const buttons = [...whole.matchAll(/<button\b[^>]*>/g)].map(([tag]) => tag);
		const addresses = [head, ...buttons].flatMap((tag) => [
			attribute(tag, 'action') ?? '',
			attribute(tag, 'formaction') ?? ''
		]);
		for (const address of addresses) {
			const action = /\?\/(\w+)/.exec(address)?.[1];
			if (action && !forms.has(action)) forms.set(action, { action, fields: fieldsOf(inside) });
		}
	}
	return forms;
}

function fieldsOf(inside: string): Field[] {
	const inputs = [...inside.matchAll(/<input\b[^>]*>/g)].map(([tag]) => ({
		name: attribute(tag, 'name') ?? '',
		kind: attribute(tag, 'type') ?? 'text',
		value: attribute(tag, 'value') ?? ''
	}));
	const texts = [...inside.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)].map(
		([, tag = '', value = '']) => ({
			name: attribute(tag, 'name') ?? '',
			kind: 'textarea',
			value: decoded(value).replace(/^\n/, '')
		})
	);
	const choices = [...inside.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)].map(
		([, tag = '', options = '']) => ({
			name: attribute(tag, 'name') ?? '',
			kind: 'select',
			value: chosen(options)
		})
	);
	const isTicked = (field: Field) => !['checkbox', 'radio', 'file', 'submit'].includes(field.kind);
	return [...inputs, ...texts, ...choices].filter((field) => field.name !== '' && isTicked(field));
}

function chosen(options: string): string {
	const tags = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
	const tag = tags.find((one) => attribute(one, 'selected') !== undefined) ?? tags[0] ?? '';
	return attribute(tag, 'value') ?? '';
}
