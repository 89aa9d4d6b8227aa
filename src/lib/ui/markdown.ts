import MarkdownIt from 'markdown-it';

/** No HTML of the writer's, no pictures of other hosts, no schemes but those a reader expects. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(
	'image'
);
markdown.validateLink = (address) => /^(https?:|mailto:|\/(?!\/)|#)/i.test(address.trim());
// eslint-disable-next-line @typescript-eslint/max-params -- the shape that markdown-it calls
markdown.renderer.rules['link_open'] = (tokens, index, options, _, renderer) => {
	tokens[index]?.attrSet('rel', 'nofollow noopener ugc');
	return renderer.renderToken(tokens, index, options);
};

/** HTML of a text; its headings begin at the level given, below those of the page. */
export function markdownHtml(text: string, headingLevel = 3): string {
	const tokens = markdown.parse(text, {});
	for (const token of tokens) {
		if (!token.type.startsWith('heading_')) continue;
		const level = Math.min(6, Number(token.tag.slice(1)) + headingLevel - 1);
		token.tag = `h${level}`;
	}
	return markdown.renderer.render(tokens, markdown.options, {});
}

/** The words alone, for calendars, search and descriptions in other formats. */
export function markdownText(text: string): string {
	const lines = markdown.parse(text, {}).flatMap((token) => {
		if (token.type === 'inline') return inlineText(token.children ?? []);
		return token.type === 'fence' || token.type === 'code_block' ? token.content.trim() : [];
	});
	return lines.join('\n');
}

function inlineText(tokens: readonly { type: string; content: string }[]): string {
	return tokens
		.map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
		.join('');
}
