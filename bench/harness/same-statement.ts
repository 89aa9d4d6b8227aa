import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { embeddedAccess } from '#platform/server/database/roles.ts';
import { startEmbedded } from '#platform/server/database/embedded/supervisor.ts';
import { JsonParameter } from '#platform/server/database/values.ts';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { rowsOf, type NewRows } from '#features/registrations/server/register/rows.ts';
import { sealedAnswers } from '#features/registrations/server/register/sealed-answers.ts';
import { registrationStatement } from '#features/registrations/server/register/statement.ts';
import type { RegistrationForm } from '#features/registrations/types.ts';
import { quiet, withinDatabase, type Where } from './within-database.ts';

// Stands for ten hexadecimal digits that differ in each run of the statement.
const varying = '0123456789';

/** Registrations a second when pgbench drives the product's own statement at its database, over so many connections. */
export async function pgbench(
	product: Where,
	form: RegistrationForm,
	{ connections, seconds }: { connections: number; seconds: number }
): Promise<{ rate: number; count: number }> {
	const file = join(product.dataDir, 'registration.sql');
	writeFileSync(file, `\\set n random(0, 1099511627775)\n${await script(product, form)};\n`);
	const { stdout } = await promisify(execFile)(
		'pgbench',
		['-n', '-M', 'prepared', '-f', file, '-c', `${connections}`, '-T', `${seconds}`],
		{ env: { ...process.env, ...(await access(product)) } }
	);
	const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1]);
	return {
		rate: number(/tps = ([\d.]+)/),
		count: number(/transactions actually processed: (\d+)/)
	};
}

/** What tells the programs of PostgreSQL where the product's database is. */
async function access({ dataDir, databaseUrl }: Where): Promise<Record<string, string>> {
	if (databaseUrl) {
		const { hostname, port, username, password, pathname } = new URL(databaseUrl);
		const [PGHOST, PGPORT] = [decodeURIComponent(hostname), port || '5432'];
		const PGUSER = decodeURIComponent(username);
		return { PGHOST, PGPORT, PGUSER, PGPASSWORD: password, PGDATABASE: pathname.slice(1) };
	}
	const { product } = embeddedAccess(await startEmbedded({ dataDir, log: quiet }), 'tiltas');
	const { host = '', port, user = '', password } = product;
	const [PGPORT, PGPASSWORD] = [String(port), String(password)];
	return { PGHOST: host, PGPORT, PGUSER: user, PGPASSWORD, PGDATABASE: 'tiltas' };
}

/** The statement with its values written into it, as pgbench sends it. */
function script(where: Where, form: RegistrationForm): Promise<string> {
	return withinDatabase(where, (database) => {
		const { sql, parameters } = registrationStatement(varyingRows(form)).compile(database.sql);
		return sql.replaceAll(/\$(\d+)/g, (_, index) =>
			literal(parameters[Number(index) - 1] as Value)
		);
	});
}

function varyingRows(form: RegistrationForm): NewRows {
	const keys = participantKeys('a secret of the measurement that is long enough');
	const id = `${randomUUID().slice(0, -10)}${varying}`;
	const given = new Map(form.questions.map((question) => [question.id, 'Rugilė']));
	const answers = sealedAnswers(form, { registrationId: id, ownKey: randomBytes(32) }, given);
	const place = { id, lookup: randomBytes(32), answers };
	const productIds = form.products.map((product) => product.id);
	const sent = { requestKey: randomUUID(), language: 'en', productIds, places: [place] } as const;
	const rows = rowsOf(form, sent, { keys, now: new Date() });
	const [first] = rows.places;
	if (!first) throw new Error('A registration has a place.');
	const varied = (hex: string) => `${hex.slice(0, -10)}${varying}`;
	const [lookup, requestMark] = [varied(first.lookup), varied(first.request_mark)];
	return { ...rows, places: [{ ...first, lookup, request_mark: requestMark, ticket: varying }] };
}

type Value = string | number | boolean | Date | Buffer | JsonParameter | readonly Value[] | null;

function literal(value: Value): string {
	if (value === null) return 'null';
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (value instanceof Date) return `'${value.toISOString()}'::timestamptz`;
	if (Buffer.isBuffer(value)) return `decode(${literal(value.toString('hex'))}, 'hex')`;
	if (value instanceof JsonParameter) return literal(value.toPostgres());
	if (typeof value !== 'string') return `array[${value.map(literal).join(', ')}]`;
	// A colon before a letter is a variable of pgbench.
	const quoted = `'${value.replaceAll("'", "''").replaceAll(/":(?=[a-z])/g, '": ')}'`;
	return value.includes(varying)
		? `replace(${quoted}, '${varying}', lpad(to_hex(:n::bigint), 10, '0'))`
		: quoted;
}
