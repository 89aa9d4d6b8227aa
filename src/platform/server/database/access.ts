import pg from 'pg';
import { valueTypes } from './values.ts';

/** The ways into one database: requests run as `product`, migrations as `owner`. */
export type Access = {
	product: pg.ClientConfig;
	owner: pg.ClientConfig;
	/** The role without a login that the tables belong to; undefined when the given role owns them. */
	ownerRole?: string | undefined;
};

/** A connection as the tables' owner, for migrations; the caller ends it. */
export async function connectAsOwner(access: Access): Promise<pg.Client> {
	const client = await connectOnce(access.owner);
	if (access.ownerRole) await client.query(`set role ${client.escapeIdentifier(access.ownerRole)}`);
	return client;
}

/** One connection outside of any pool; losing it never ends the process. */
export async function connectOnce(config: pg.ClientConfig): Promise<pg.Client> {
	const client = new pg.Client({ ...config, types: valueTypes, keepAlive: true });
	client.on('error', () => {});
	await client.connect();
	return client;
}
