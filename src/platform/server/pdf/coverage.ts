/** Shown where the font has no sign for a character (an emoji, a script that it does not cover). */
export const MISSING_MARK = '\ufffd';

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Control}\p{Surrogate}]$/u;
const SOFT_HYPHEN = '\u00ad';
const SPACE = /[\t\u2028\u2029\u0085]/g;

/** The code points for which a TrueType font has a sign (OpenType `cmap`, formats 4 and 12). */
export function fontCoverage(font: Buffer): Set<number> {
	const covered = new Set<number>();
	const cmap = tableOffset(font, 'cmap');
	for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
		const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
		const format = font.readUInt16BE(subtable);
		if (format === 4) readSegments(font, subtable, covered);
		if (format === 12) readGroups(font, subtable, covered);
	}
	return covered;
}

/**
 * The text with each run of characters outside the font as one visible mark and invisible ones
 * left out: PDF/UA-1 7.21.8 forbids a missing sign, so one emoji would refuse the whole file.
 */
export function displayable(text: string, covered: Set<number>): string {
	let shown = '';
	for (const character of text.replace(SPACE, ' ')) {
		if (character === '\n' || character === SOFT_HYPHEN) shown += character;
		else if (INVISIBLE.test(character)) continue;
		else if (covered.has(character.codePointAt(0) ?? 0)) shown += character;
		else if (!shown.endsWith(MISSING_MARK)) shown += MISSING_MARK;
	}
	return shown;
}

function tableOffset(font: Buffer, tag: string): number {
	for (let index = 0; index < font.readUInt16BE(4); index += 1) {
		const record = 12 + index * 16;
		if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
	}
	throw new Error(`The font has no ${tag} table`);
}

function readSegments(font: Buffer, at: number, covered: Set<number>): void {
	const bytes = font.readUInt16BE(at + 6);
	for (let offset = 0; offset < bytes; offset += 2) {
		const end = font.readUInt16BE(at + 14 + offset);
		const start = font.readUInt16BE(at + 16 + bytes + offset);
		for (let code = start; code <= end && code < 0xffff; code += 1) covered.add(code);
	}
}

function readGroups(font: Buffer, at: number, covered: Set<number>): void {
	for (let group = 0; group < font.readUInt32BE(at + 12); group += 1) {
		const start = font.readUInt32BE(at + 16 + group * 12);
		const end = font.readUInt32BE(at + 20 + group * 12);
		for (let code = start; code <= end; code += 1) covered.add(code);
	}
}
