import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '#features/accounts/server/command.ts';
import { commandPolicies } from './command-policies.ts';
import { routePolicies } from './policies.ts';

const routes = 'src/routes';

describe('every way into the product has a policy', () => {
	test('the table of policies names each page, form action and method, and no other', () => {
		const named = Object.fromEntries(
			Object.entries(routePolicies).map(([route, ways]) => [route, Object.keys(ways).sort()])
		);
		expect(named).toEqual(waysIn());
	});

	test('pages of the team and of operators stand where the hook turns others away', () => {
		const guarded = Object.entries(routePolicies).flatMap(([route, ways]) =>
			new Set(Object.values(ways)).isDisjointFrom(new Set(['public'])) ? [route] : []
		);
		const behindTheHook = Object.keys(waysIn()).filter((route) =>
			/^\/\((team|operator)\)\//.test(route)
		);
		expect(guarded.sort()).toEqual(behindTheHook.sort());
	});

	test('each page and address of a team asks for the scope of the one who is signed in', () => {
		const files = globSync(`${routes}/**/{+page.server.ts,+server.ts}`).filter((file) =>
			file.includes('/p/[partnership]/')
		);
		expect(files.length).toBeGreaterThan(10);
		const open = files.filter(
			(file) => !/\b(workScope|teamScope|worker|uploader)\b/.test(readFileSync(file, 'utf8'))
		);
		expect(open).toEqual([]);
	});
});

describe('every command says who may run it', () => {
	beforeAll(async () => {
		for (const file of globSync('src/features/*/server/**/*.ts')) {
			if (!file.endsWith('.test.ts')) await import(/* @vite-ignore */ `${process.cwd()}/${file}`);
		}
	}, 60_000);

	test('the roles of each command are those of the table, and no command is missing', () => {
		expect(Object.fromEntries(commands)).toEqual(commandPolicies);
	});
});

/** Each route's ways in, read from its files: `page`, the names of form actions, the methods. */
function waysIn(): Record<string, string[]> {
	const ways: Record<string, string[]> = {};
	for (const file of globSync(`${routes}/**/{+page.svelte,+page.server.ts,+server.ts}`)) {
		const route = file.slice(routes.length).replace(/\/[^/]+$/, '') || '/';
		(ways[route] ??= []).push(...waysOf(file, readFileSync(file, 'utf8')));
	}
	for (const names of Object.values(ways)) names.sort();
	return ways;
}

function waysOf(file: string, source: string): string[] {
	if (file.endsWith('.svelte')) return ['page'];
	if (file.endsWith('+server.ts')) {
		return [
			...source.matchAll(
				/^export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/gm
			)
		].map(([, method = '']) => method);
	}
	const actions =
		/^export const actions[^{\n]*\{( [^\n]*)\};?$/m.exec(source)?.[1] ??
		/^export const actions[^{]*\{(.*?)^\}/ms.exec(source)?.[1] ??
		'';
	const names = [...actions.matchAll(/^(?:\t| )(?:async )?(\w+)(?=[:,(\n])/gm)].map(
		([, name = '']) => name
	);
	if (/^export const actions/m.test(source) && names.length === 0)
		throw new Error(`unreadable: ${file}`);
	return names;
}
