import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { connectOnce, type Access } from '#platform/server/database/access.ts';
import type { DatabaseLog } from '#platform/server/database/log.ts';
import { openAccess, type Database } from '#platform/server/database/open.ts';
import { quietLog } from './quiet-log.ts';

type Options = { poolSize?: number; log?: DatabaseLog };

/**
 * A fresh, migrated, empty database of its own. Dropped when the test that asked for it ends; asked
 * for in a beforeAll, it is dropped by its close() or at the end of the run.
 */
export async function testDatabase(options: Options = {}): Promise<Database> {
	const template = inject('template');
	return opened(await created(`template ${databaseOf(template)}`), options);
}

/** The address of a fresh, migrated, empty database, for a product that opens it itself, and how to drop it. */
export async function testDatabaseAddress(): Promise<{ url: string; drop: () => Promise<void> }> {
	const template = inject('template');
	const { access, drop } = await created(`template ${databaseOf(template)}`);
	return { url: addressOf(access.owner), drop };
}

function addressOf({ connectionString, host = '', port = 5432, ...rest }: pg.ClientConfig): string {
	if (connectionString) return connectionString;
	const url = new URL(`postgresql://localhost:${port}/${rest.database ?? ''}`);
	url.username = rest.user ?? '';
	url.password = typeof rest.password === 'string' ? rest.password : '';
	url.searchParams.set('host', host);
	return url.href;
}

/** A database that no migration has run on, for tests of the migrations themselves. */
export async function emptyDatabase(options: Options = {}): Promise<Database> {
	const { ownerRole } = inject('template');
	const made = await created(`template template0 encoding 'UTF8'`);
	if (ownerRole) {
		const house = await connectOnce(made.access.owner);
		const grants = `grant select, insert, update, delete on tables to public`;
		await house.query(`alter schema public owner to ${ownerRole};
			alter default privileges for role ${ownerRole} in schema public ${grants}`);
		await house.end();
	}
	return opened(made, options);
}

/** The ways into a database with an encoding and a locale that the product may not like. */
export async function foreignDatabase(encoding: string, locale: string): Promise<Access> {
	const provider = `locale_provider libc lc_collate '${locale}' lc_ctype '${locale}'`;
	const { access, drop } = await created(`template template0 encoding '${encoding}' ${provider}`);
	onTestFinished(drop);
	return access;
}

type Created = { access: Access; drop: () => Promise<void> };

async function created(how: string): Promise<Created> {
	const template = inject('template');
	const name = `${databaseOf(template)}_${randomBytes(6).toString('hex')}`;
	// The tests' own server writes nothing to disk that it waits for: there a copy of the files costs half as much.
	const owner = template.ownerRole ? ` owner ${template.ownerRole} strategy file_copy` : '';
	await onServer(template, `create database ${name} ${how}${owner}`);
	const drop = () => onServer(template, `drop database if exists ${name} with (force)`);
	return { access: accessTo(template, name), drop };
}

async function opened({ access, drop }: Created, options: Options): Promise<Database> {
	const database = await openAccess(access, { log: quietLog, ...options });
	let closing: Promise<void> | undefined;
	const close = (): Promise<void> => (closing ??= database.close().then(drop));
	try {
		onTestFinished(close);
	} catch {
		// Outside of a test there is no end to wait for.
	}
	return { ...database, close };
}

/** The ways into another database of the tests' server. */
export function accessTo(template: Access, name: string): Access {
	const point = (config: pg.ClientConfig): pg.ClientConfig => {
		if (!config.connectionString) return { ...config, database: name };
		const url = new URL(config.connectionString);
		url.pathname = `/${name}`;
		return { connectionString: url.href };
	};
	return { ...template, product: point(template.product), owner: point(template.owner) };
}

async function onServer(template: Access, sql: string): Promise<void> {
	const house = await connectOnce(accessTo(template, 'postgres').owner);
	await house.query(sql).finally(() => house.end());
}

function databaseOf({ owner }: Access): string {
	return owner.connectionString
		? new URL(owner.connectionString).pathname.slice(1)
		: (owner.database ?? '');
}
