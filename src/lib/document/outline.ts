import type { Block, Heading } from './types.ts';

/**
 * The blocks with headings that a reader by ear can follow: levels never skip (PDF/UA-1 7.4.2
 * refuses it), the first is level 1, none is empty, and each id stands once.
 */
export function outlined(blocks: Block[]): Block[] {
	const taken = new Set<string>();
	let previous = 0;
	return blocks.flatMap((block): Block[] => {
		if (block.type !== 'heading') return [block];
		if (block.text.trim() === '') return [];
		const level = Math.min(block.level, previous + 1) as Heading['level'];
		previous = level;
		return [{ ...block, level, id: freeId(block.id || 'section', taken) }];
	});
}

export function headings(blocks: Block[]): Heading[] {
	return blocks.filter((block) => block.type === 'heading');
}

function freeId(wanted: string, taken: Set<string>): string {
	let id = wanted;
	for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
	taken.add(id);
	return id;
}
