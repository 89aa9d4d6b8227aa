const entities: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;'
};

/** Text for XML: markup is escaped, and characters that XML can't hold are left out. */
export function xmlText(text: string): string {
	return (
		text
			// eslint-disable-next-line no-control-regex -- control characters are what is left out here
			.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
			.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)
	);
}

type Attributes = Record<string, string | undefined>;

/** An element with its attributes; what stands in it is XML already. */
export function element(name: string, attributes: Attributes, content = ''): string {
	const written = Object.entries(attributes).flatMap(([key, value]) =>
		value === undefined ? [] : [` ${key}="${xmlText(value)}"`]
	);
	return `<${name}${written.join('')}>${content}</${name}>`;
}
