import type pg from 'pg';
import { connectOnce, type Access } from './access.ts';
import type { Embedded } from './embedded/supervisor.ts';

const ownerRole = 'tiltas_owner';
const productRole = 'tiltas';
// Any number that no other lock of ours has.
const setupLock = 7_116_001;

/**
 * The ways into a database of the embedded server, which is made when missing. Its tables belong to
 * a role that can't log in; the product's role has grants only, so row level security binds it.
 */
export async function prepareProductDatabase(embedded: Embedded, name: string): Promise<Access> {
	const house = await connectOnce(embedded.connection);
	try {
		await house.query('select pg_advisory_lock($1)', [setupLock]);
		await createRoles(house, embedded.passwords.product);
		const found = await house.query('select from pg_database where datname = $1', [name]);
		if (found.rowCount === 0) {
			await house.query(`create database ${house.escapeIdentifier(name)} owner ${ownerRole}`);
		}
		const access = embeddedAccess(embedded, name);
		const inside = await connectOnce(access.owner);
		await inside.query(rightsInside).finally(() => inside.end());
		return access;
	} finally {
		await house.end();
	}
}

/** The ways into a database that prepareProductDatabase has made, or a copy of one. */
export function embeddedAccess(embedded: Embedded, database: string): Access {
	const { connection, passwords } = embedded;
	const owner = { ...connection, database };
	return {
		owner,
		ownerRole,
		product: { ...owner, user: productRole, password: passwords.product }
	};
}

async function createRoles(house: pg.Client, productPassword: string): Promise<void> {
	const { rows } = await house.query<{ rolname: string }>(
		'select rolname from pg_roles where rolname in ($1, $2)',
		[ownerRole, productRole]
	);
	const existing = new Set(rows.map((row) => row.rolname));
	if (!existing.has(ownerRole)) await house.query(`create role ${ownerRole} nologin`);
	if (!existing.has(productRole)) {
		const password = house.escapeLiteral(productPassword);
		await house.query(`create role ${productRole} login password ${password}`);
	}
}

const rightsInside = `
	begin;
	alter schema public owner to ${ownerRole};
	grant usage on schema public to ${productRole};
	alter default privileges for role ${ownerRole} in schema public
		grant select, insert, update, delete on tables to ${productRole};
	alter default privileges for role ${ownerRole} in schema public
		grant usage, select on sequences to ${productRole};
	create schema if not exists pgboss authorization ${productRole};
	commit;
`;
