import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from '#features/accounts/server/context.ts';
import { makeSignInToken } from '#features/accounts/server/sign-in/sign-in-links.ts';
import { parseConfig } from '#platform/server/config/read.ts';
import { openLog } from '#platform/server/log.ts';
import { running, setRunning } from '#platform/server/running.ts';
import { start } from '#platform/server/running/start.ts';
import { builtPages } from '../../../src/built-pages.ts';
import { productParts } from '../../../src/parts.ts';
import { testDatabaseAddress } from '../database.ts';
import { counted } from '../event-cast.ts';
import { asker, type Ask } from './ask.ts';

export type Product = {
	origin: string;
	sql: Sql;
	ask: Ask;
	/** The cookie of a new session of this account, begun by a sign-in link as a person would. */
	signIn: (accountId: string) => Promise<string>;
	/** What went wrong inside so far, as the log has it. */
	faults: () => string;
	/** How many queries the work makes the product ask. */
	queriesOf: (work: () => Promise<unknown>) => Promise<number>;
	stop: () => Promise<void>;
};

/** The built product in this process, with all its parts, on a database, a folder and a port of its own. */
export async function startProduct(given: { example?: boolean } = {}): Promise<Product> {
	const database = await testDatabaseAddress();
	const dataDir = mkdtempSync(join(tmpdir(), 'tiltas-product-'));
	chmodSync(dataDir, 0o755);
	const port = await freePort();
	const read = parseConfig({
		PORT: String(port),
		DATA_DIR: dataDir,
		DATABASE_URL: database.url,
		EXAMPLE: given.example ? 'on' : 'off',
		JOBS: 'off',
		TRUST_PROXY: 'on'
	});
	if (!read.ok) throw new Error(read.problems.join('\n'));
	let faults = '';
	const write = (lines: string) => void (faults += lines);
	const log = openLog({ level: 'error', clock: () => new Date(), write });
	const { config } = read;
	const parts = { ...productParts(config), loadHandler: () => builtPages(config) };
	const started = await start({ config, parts, say: () => {}, log });
	const { sql } = started.running.database;
	const ask = asker(config.publicOrigin, port);
	const stop = async () => {
		await started.stop();
		await database.drop();
		rmSync(dataDir, { recursive: true, force: true });
	};
	return {
		origin: config.publicOrigin,
		sql,
		ask,
		signIn: (accountId) => signIn({ sql, ask }, accountId),
		faults: () => (log.flush(), faults),
		queriesOf: (work) => queriesOf(work),
		stop
	};
}

async function signIn({ sql, ask }: Pick<Product, 'sql' | 'ask'>, accountId: string) {
	const { email } = await sql
		.selectFrom('account')
		.select('email')
		.where('id', '=', accountId)
		.executeTakeFirstOrThrow();
	const link = { email, now: new Date(), minutes: 5 };
	const token = await sql.transaction().execute((tx) => makeSignInToken(tx, link));
	const answer = await ask('POST', '/en/sign-in/link', { form: { token } });
	const cookies = answer.headers['set-cookie'] ?? [];
	if (cookies.length === 0) throw new Error(`no session: ${answer.status} ${answer.text}`);
	return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

async function queriesOf(work: () => Promise<unknown>): Promise<number> {
	const whole = running();
	const { sql, queries } = counted(whole.database.sql);
	setRunning({ ...whole, database: { ...whole.database, sql } });
	await work().finally(() => setRunning(whole));
	return queries();
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const { port } = probe.address() as AddressInfo;
	probe.close();
	await once(probe, 'close');
	return port;
}

/** A person of the instance itself, who belongs to no partnership. */
export async function newOperator(sql: Sql): Promise<string> {
	const id = randomUUID();
	await sql
		.insertInto('account')
		.values({ id, name: 'Operator', email: `${id}@example.org`, email_verified: true })
		.execute();
	await sql.insertInto('operator').values({ account_id: id, since: new Date() }).execute();
	return id;
}
