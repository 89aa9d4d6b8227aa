import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

type Violation = { rule: { name: string }; from: string };
const config = resolve('.dependency-cruiser.cjs');
const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };

const house: Record<string, string> = {
	'package.json': JSON.stringify({
		type: 'module',
		imports: { '#features/*': './src/features/*' }
	}),
	'tsconfig.json': '{ "compilerOptions": { "module": "nodenext" } }',
	'src/lib/format/day.ts': 'export const day = 1;',
	'src/platform/server/log.ts': 'export const log = 1;',
	'tests/support/cast.ts': 'export const cast = 1;',
	'src/features/accounts/types.ts': 'export type Account = string;',
	'src/features/accounts/server/sign-in/follow-link.ts': 'export const signIn = 1;',
	'src/features/events/types.ts': 'export type Kind = string;',
	'src/features/events/server/public.ts': 'export const openEvents = 1;',
	'src/features/events/server/queries.ts': 'export const everything = 1;',
	'src/features/registrations/server/queries.ts': 'export const names = 1;',
	'src/features/reports/types.ts': 'export type Report = string;',
	'src/routes/(team)/+page.server.ts': 'export const load = 1;'
};

const allowed: Record<string, string> = {
	'src/features/events/server/hold-event.ts':
		"import type { Account } from '#features/accounts/types.ts'; import 'kysely'; import 'node:fs'; export type A = Account;",
	'src/routes/(public)/+page.server.ts':
		"import '#features/events/server/public.ts'; import '#features/accounts/server/sign-in/follow-link.ts';",
	'src/features/events/server/hold-event.test.ts': "import '../../../../tests/support/cast.ts';"
};

/** One file for each rule, and the rule that it must break. */
const refused: Record<string, [rule: string, text: string]> = {
	'src/features/accounts/server/a.ts': [
		'order-accounts',
		"import '#features/events/server/public.ts';"
	],
	'src/features/events/server/cycle.ts': ['no-cycles', "import './round.ts'; export const a = 1;"],
	'src/features/events/server/round.ts': ['', "import './cycle.ts'; export const b = 1;"],
	'src/features/events/server/b.ts': ['known-rooms-only', "import '../../cellar/types.ts';"],
	'src/features/cellar/types.ts': ['', 'export type Wine = string;'],
	'src/platform/server/c.ts': [
		'ground-floor',
		"import '#features/accounts/server/sign-in/follow-link.ts';"
	],
	'src/lib/format/d.ts': ['lib-stays-in-the-browser', "import '../../platform/server/log.ts';"],
	'src/features/events/ui/E.svelte': [
		'browser-never-imports-server',
		'<script lang="ts">import { everything } from \'../server/queries.ts\';</script>{everything}'
	],
	'src/features/events/server/f.ts': ['features-know-no-framework', "import '@sveltejs/kit';"],
	'src/features/events/rules.ts': ['decisions-do-no-io', "import 'node:fs';"],
	'src/routes/(team)/g/+page.server.ts': ['sql-in-its-rooms', "import 'kysely';"],
	'src/routes/(public)/h/+page.server.ts': [
		'visitors-see-published-rows',
		"import '#features/events/server/queries.ts';"
	],
	'src/features/results/server/i.ts': [
		'numbers-through-counts',
		"import '#features/registrations/server/queries.ts';"
	],
	'src/features/events/server/j.ts': [
		'nobody-imports-routes',
		"import '../../../routes/(team)/+page.server.ts';"
	],
	'src/routes/(team)/k/+page.server.ts': [
		'routes-import-no-neighbours',
		"import '../+page.server.ts';"
	],
	'src/features/events/server/l.ts': [
		'product-without-tests',
		"import '../../../../tests/support/cast.ts';"
	],
	'src/features/events/server/m.ts': ['resolvable', "import './nowhere.ts';"]
};

const folder = mkdtempSync(join(tmpdir(), 'tiltas-imports-'));
let violations: Violation[];

beforeAll(async () => {
	const texts = Object.entries(refused).map(([path, [, text]]) => [path, text] as const);
	for (const [path, text] of [...Object.entries({ ...house, ...allowed }), ...texts]) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
	const depcruise = resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
	const args = [depcruise, '--config', config, '--output-type', 'json', 'src'];
	// It ends with the number of violations: here that is success.
	const { stdout } = await promisify(execFile)(process.execPath, args, {
		cwd: folder,
		maxBuffer: 1e8
	}).catch((ended: unknown) => ended as { stdout: string });
	violations = (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const expected = Object.entries(refused).map(([path, [rule]]) => ({ path, rule }));

test.each(expected.filter(({ rule }) => rule))('$path is refused by $rule', ({ path, rule }) => {
	const rules = violations
		.filter(({ from }) => from === path)
		.map((violation) => violation.rule.name);
	expect(rules).toContain(rule);
});

test('imports in the right direction are left alone', () => {
	const found = violations.filter(({ from }) => from in allowed || from in house);
	expect(found).toEqual([]);
});

test('every rule has a file here that it refuses', () => {
	const tried = new Set(Object.values(refused).map(([rule]) => rule));
	const untried = forbidden.map(({ name }) => name).filter((name) => !tried.has(name));
	expect(untried.every((name) => name.startsWith('order-'))).toBe(true);
});
