import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/lib/ui/styles/colours.css', 'utf8');
const light = [...css.matchAll(/^\t\t--([a-z]+): (#[\da-f]{6});$/gm)];
const night = [...css.matchAll(/^\t\t--([a-z]+)-night: (#[\da-f]{6});$/gm)];

/** WCAG 2.2, 1.4.11: what is drawn needs three to one. */
function contrast(one: string, other: string): number {
	const [high = 1, low = 1] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (high + 0.05) / (low + 0.05);
}
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('each colour of a bridge stands out on paper, in the dark and on the poster', () => {
	expect([light.length, night.length]).toEqual([8, 8]);
	const weak = [
		...light.map(([, name, colour = '']) => [name, contrast(colour, '#fcfaf6')] as const),
		...night.flatMap(([, name, colour = '']) =>
			['#15191a', '#0b4147'].map((ground) => [name, contrast(colour, ground)] as const)
		)
	].filter(([, ratio]) => ratio < 3);
	expect(weak).toEqual([]);
});
