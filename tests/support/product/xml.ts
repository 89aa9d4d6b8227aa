/** What keeps a text from being well-formed XML: elements that do not close in order, and bare signs. */
export function wrongInXml(text: string): string[] {
	const wrong: string[] = [];
	if (!text.startsWith('<?xml ')) wrong.push('no declaration');
	const open: string[] = [];
	const body = text.replace(/^<\?xml[^>]*\?>\s*/, '');
	for (const [, closes, name = '', attributes = '', isEmpty] of body.matchAll(
		/<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g
	)) {
		if (closes) {
			const last = open.pop();
			if (last !== name) wrong.push(`</${name}> closes <${last}>`);
		} else if (!isEmpty) open.push(name);
		if (hasBareSign(attributes)) wrong.push(`a bare & in <${name}>`);
	}
	const between = body.replaceAll(/<[^<>]*>/g, '');
	if (/[<>]/.test(between) || hasBareSign(between)) wrong.push('a bare sign in a text');
	if (open.length > 0) wrong.push(`<${open.join('> <')}> stays open`);
	return wrong;
}

const hasBareSign = (text: string) => /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text);
