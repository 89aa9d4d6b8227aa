import { readFileSync } from 'node:fs';
import { settings, type SettingName } from './settings.ts';
import { parseEnvFile } from './env-file.ts';
import type { ParsedValue } from './values.ts';

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
	? `${Lowercase<First>}${Capitalize<CamelCase<Rest>>}`
	: Lowercase<Name>;
type ValueOf<Name extends SettingName> = (typeof settings)[Name]['parse'] extends (
	value: string
) => ParsedValue<infer Value>
	? Value
	: never;

/** The settings by their names in camelCase, each in its own type; an unset text is ''. */
export type Config = { readonly [Name in SettingName as CamelCase<Name>]: ValueOf<Name> };

export type ConfigRead = { ok: true; config: Config } | { ok: false; problems: string[] };

type Environment = Readonly<Record<string, string | undefined>>;

const names = Object.keys(settings) as SettingName[];

/** Reads the settings from the environment and, beneath it, from `.env` in the folder; names every problem at once. */
export function readConfig(environment: Environment, folder = process.cwd()): ConfigRead {
	return parseConfig(environment, textOf(`${folder}/.env`));
}

/** The settings of an environment and the text of a `.env` file; an empty value counts as not given. */
export function parseConfig(environment: Environment, envFile = ''): ConfigRead {
	const file = parseEnvFile(envFile);
	const problems = [...file.problems, ...unknownNames(environment, Object.keys(file.values))];
	const given = (name: SettingName) => environment[name]?.trim() || file.values[name]?.trim() || '';
	const config: Record<string, unknown> = {};
	for (const name of names) {
		const value = given(name);
		const parsed = settings[name].parse(value || defaultOf(name, given));
		if (parsed.ok) config[camelCase(name)] = parsed.value;
		else problems.push(`${name} ${parsed.problem}.`);
	}
	return problems.length > 0 ? { ok: false, problems } : { ok: true, config: config as Config };
}

function unknownNames(environment: Environment, inFile: string[]): string[] {
	const isKnown = (name: string) => (names as string[]).includes(name);
	return [
		...inFile.filter((name) => !isKnown(name)).map((name) => `${name} in .env is not a setting.`),
		...Object.keys(environment)
			.filter((name) => name.startsWith('TILTAS_'))
			.map((name) => `${name} in the environment is not a setting; settings have no prefix.`)
	];
}

/** Two defaults follow from other settings; a broken origin is reported once, under its own name. */
function defaultOf(name: SettingName, given: (name: SettingName) => string): string {
	const publicOrigin =
		given('PUBLIC_ORIGIN') || `http://localhost:${given('PORT') || settings.PORT.default}`;
	if (name === 'PUBLIC_ORIGIN')
		return URL.canParse(publicOrigin) ? publicOrigin : 'http://localhost';
	if (name !== 'MAIL_FROM') return settings[name].default;
	const host = URL.canParse(publicOrigin) ? new URL(publicOrigin).hostname : '';
	return `Tiltas <tiltas@${host || 'localhost'}>`;
}

function camelCase(name: string): string {
	return name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

function textOf(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
		throw error;
	}
}
