import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { emptyDatabase, testDatabase } from '../../../../../tests/support/database.ts';
import { schemaDump } from './dump.ts';
import { schemaTypes } from './types.ts';

// Run on PostgreSQL 15 and 18 alike, this is also the proof that both dump the same text.
test('db/schema.sql and the table types are what the migrations make', async () => {
	const database = await testDatabase();
	const client = await database.connectAsOwner();
	const types = 'src/platform/server/database/schema.ts';
	const style = { ...(await resolveConfig(types)), filepath: types };
	const written = [await schemaDump(client), await format(await schemaTypes(client), style)];
	await client.end();
	expect(written).toEqual([readFileSync('db/schema.sql', 'utf8'), readFileSync(types, 'utf8')]);
});

const everyKind = `
	create domain colour as text check (value in ('red', 'blue'));
	create type size as enum ('small', 'large');
	create function shout(text) returns text language sql immutable as $$ select upper($1) $$;
	create table bridge (
		id bigint generated always as identity primary key,
		colour colour not null default 'red',
		languages text[] not null check (languages <@ array['lt', 'nb']),
		state text check (state in ('it''s open', 'shut')),
		loud text generated always as (shout(state)) stored,
		price numeric(10, 2) not null default 0,
		plan jsonb not null,
		built_at timestamptz
	);
	create index bridge_by_colour on bridge (colour) where state is not null;
	create view open_bridge as select id, colour from bridge where state <> 'shut';
	alter table bridge enable row level security;
	create policy open_only on bridge for select using (state <> 'shut');`;

test('every kind of thing in a schema is described the same on every version', async () => {
	const database = await emptyDatabase();
	const client = await database.connectAsOwner();
	await client.query(everyKind);
	const dump = await schemaDump(client);
	await client.query('drop type size');
	const types = await schemaTypes(client);
	await client.end();
	expect(dump).toMatchSnapshot();
	expect(types).toMatchSnapshot();
});
