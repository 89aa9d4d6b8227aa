import type pg from 'pg';

/** A server that the product can't work on; the message says what is wrong and what would be right. */
export class DatabaseUnsuitable extends Error {
	override name = 'DatabaseUnsuitable';
}

const oldestVersion = 15;

/** Throws DatabaseUnsuitable unless the server is new enough and the database knows letters beyond ASCII. */
export async function assertSuitable(client: pg.ClientBase): Promise<void> {
	const { rows } = await client.query<{ version: number; encoding: string; lowered: string }>(
		`select current_setting('server_version_num')::int / 10000 as version,
			current_setting('server_encoding') as encoding,
			case when current_setting('server_encoding') = 'UTF8'
				then lower(convert_from('\\xc5bdc385'::bytea, 'UTF8') collate "default") end as lowered`
	);
	const [found] = rows;
	if (!found || found.version < oldestVersion) {
		throw new DatabaseUnsuitable(
			`PostgreSQL ${oldestVersion} or newer is needed; this server is version ${found?.version}.`
		);
	}
	if (found.encoding !== 'UTF8') {
		throw new DatabaseUnsuitable(
			`The database must be created with the encoding UTF8; this one has ${found.encoding}.`
		);
	}
	if (found.lowered !== 'žå') {
		throw new DatabaseUnsuitable(
			'The database must be created with a UTF-8 locale (such as C.UTF-8): search would not find Lithuanian or Norwegian words in this one.'
		);
	}
}
