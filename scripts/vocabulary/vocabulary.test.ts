import { expect, test } from 'vitest';
import { nameProblems, roomsProblems } from './names.ts';
import { sizeProblems } from './sizes.ts';

test.each([
	'src/features/events/types.ts',
	'src/features/events/rules.test.ts',
	'src/features/events/rules/when.ts',
	'src/features/events/server/hold-event.ts',
	'src/features/events/server/letters/invitation.ts',
	'src/features/events/ui/EventCard.svelte',
	'src/features/events/ui/draft.svelte.ts',
	'src/routes/(public)/[lang=language]/open-data/+page.server.ts',
	'db/migrations/0001_partnership.sql'
])('%s is well named', (path) => {
	expect(nameProblems(path)).toEqual([]);
});

test.each([
	['src/features/events/utils.ts', '"utils" says nothing: name what is in it'],
	['src/lib/format/date-helpers.ts', '"date-helpers" says nothing: name what is in it'],
	['src/features/events/ui/eventCard.svelte', 'a component is called LikeThis.svelte'],
	['src/features/events/server/holdEvent.ts', 'a file is called like-this.ts'],
	['src/features/cellar/types.ts', 'no such room in scripts/import-order.js'],
	['db/migrations/1_events.sql', 'a migration is called 0001_like_this.sql']
])('%s is refused: %s', (path, problem) => {
	expect(nameProblems(path)).toContain(`${path}: ${problem}`);
});

test('a feature refuses a file that is none of its kinds', () => {
	expect(nameProblems('src/features/events/mapping.ts')).toEqual([
		'src/features/events/mapping.ts: a feature holds types, rules and input (a file or a folder each), forms, refusals and words, ui/ and server/ (one folder deep)'
	]);
});

test('a room without server logic and an overfull server folder are found', () => {
	const many = Array.from(
		{ length: 19 },
		(_, index) => `src/features/events/server/verb-${index}.ts`
	);
	expect(roomsProblems(['src/features/media/types.ts', ...many])).toEqual([
		'src/features/media: a room without server logic is no room yet',
		'src/features/events/server: 19 files; over 18, a sub-folder by concern'
	]);
});

test('a route may have 80 lines, a test 300, other code 250', () => {
	const files = [
		{ path: 'src/routes/+page.server.ts', lines: 81 },
		{ path: 'src/features/events/rules.test.ts', lines: 300 },
		{ path: 'src/features/events/rules.ts', lines: 251 }
	];
	expect(sizeProblems(files)).toEqual([
		'src/routes/+page.server.ts: 81 lines, at most 80',
		'src/features/events/rules.ts: 251 lines, at most 250'
	]);
});
