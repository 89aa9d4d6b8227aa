import { expect, test } from 'vitest';
import { markdownHtml, markdownText } from './markdown.ts';

test('markdown becomes HTML with headings below those of the page', () => {
	expect(markdownHtml('# Title\n\nSome *words*.', 3)).toBe(
		'<h3>Title</h3>\n<p>Some <em>words</em>.</p>\n'
	);
});

test.each([
	['a script', '<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n'],
	[
		'an event handler',
		'<b onclick="x()">a</b>',
		'<p>&lt;b onclick=&quot;x()&quot;&gt;a&lt;/b&gt;</p>\n'
	],
	['a script address', '[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>\n'],
	['a data address', '[a](data:text/html,x)', '<p>[a](data:text/html,x)</p>\n'],
	[
		'a picture of another host',
		'![a](https://example.org/a.png)',
		'<p>!<a href="https://example.org/a.png" rel="nofollow noopener ugc">a</a></p>\n'
	],
	['an address without its scheme', '[a](//example.org)', '<p>[a](//example.org)</p>\n']
])('%s does no harm', (_, text, html) => {
	expect(markdownHtml(text)).toBe(html);
});

test('a link to another site is not recommended to search engines', () => {
	expect(markdownHtml('[a](https://example.org)')).toBe(
		'<p><a href="https://example.org" rel="nofollow noopener ugc">a</a></p>\n'
	);
});

test('the words alone keep their order and lines', () => {
	expect(markdownText('# A\n\nB **c**\nd\n\n- e\n- [f](https://g.example)')).toBe('A\nB c d\ne\nf');
});
