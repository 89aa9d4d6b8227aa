import { sql, type Kysely } from 'kysely';
import type { DB } from './database/schema.ts';
import { keyedHash } from './sealing/keyed-hash.ts';
import { keyFor } from './secrets.ts';

export type Limit = { times: number; perSeconds: number };
/** An attempt may weigh as much as several. */
type Attempt = { action: string; who: string; weight?: number };
type With = { sql: Kysely<DB>; secret: string; now: Date };

const keptHours = 24;
const removedAtOnce = 20_000;

/**
 * Counts one attempt and says whether it is within the limit, for all processes together. The last
 * window counts with the share that still reaches into now, so that waiting for its end gains little.
 */
export async function allow(given: With, attempt: Attempt, limit: Limit): Promise<boolean> {
	return count(given, windowOf(given, attempt, limit), { limit, attempts: attempt.weight ?? 1 });
}

let firsts = { start: 0, windowMs: 0, counted: new Map<string, number>() };
const mostFirsts = 50_000;

/**
 * As `allow`, but the first few attempts of somebody in a window are noted in this process alone, and counted
 * together with the one that follows: people who come once, as in a rush, cost the database nothing. Other
 * processes may let as many more pass.
 */
export async function allowAfterFew(
	given: With,
	attempt: Attempt,
	{ few, ...limit }: Limit & { few: number }
): Promise<boolean> {
	const window = windowOf(given, attempt, limit);
	const { key, start, windowMs } = window;
	if (firsts.start !== start || firsts.windowMs !== windowMs)
		firsts = { start, windowMs, counted: new Map() };
	const { counted } = firsts;
	const name = key.toString('latin1');
	const before = counted.get(name) ?? 0;
	const after = before + (attempt.weight ?? 1);
	const isNoted = before > 0 || counted.size < mostFirsts;
	if (before > few || !isNoted) return count(given, window, { limit, attempts: after - before });
	counted.set(name, after);
	return after <= few || count(given, window, { limit, attempts: after });
}

type Window = { key: Buffer; start: number; windowMs: number };

async function count(
	given: With,
	{ key, start, windowMs }: Window,
	{ limit, attempts }: { limit: Limit; attempts: number }
): Promise<boolean> {
	const { rows } = await sql<{ hits: number; before: number }>`
		with hit as (
			insert into rate_limit (key, window_start, hits) values (${key}, ${new Date(start)}, ${attempts})
			on conflict (key, window_start) do update set hits = least(rate_limit.hits + ${attempts}::int, 1000000)
			returning hits
		)
		select hit.hits, coalesce((
			select before.hits from rate_limit before
			where before.key = ${key} and before.window_start = ${new Date(start - windowMs)}
		), 0) as before
		from hit`.execute(given.sql);
	const { hits = 1, before = 0 } = rows[0] ?? {};
	return weighed(given.now, { hits, before, start, windowMs }) <= limit.times;
}

/** Whether the limit is used up already; counts nothing, for attempts that count only when they fail. */
export async function isSpent(given: With, attempt: Attempt, limit: Limit): Promise<boolean> {
	const { key, start, windowMs } = windowOf(given, attempt, limit);
	const { rows } = await sql<{ hits: number; before: number }>`
		select coalesce(sum(hits) filter (where window_start = ${new Date(start)}), 0)::int as hits,
			coalesce(sum(hits) filter (where window_start = ${new Date(start - windowMs)}), 0)::int as before
		from rate_limit where key = ${key}`.execute(given.sql);
	const { hits = 0, before = 0 } = rows[0] ?? {};
	return weighed(given.now, { hits, before, start, windowMs }) >= limit.times;
}

function windowOf(given: With, attempt: Attempt, { perSeconds }: Limit): Window {
	const windowMs = perSeconds * 1000;
	const now = given.now.getTime();
	return { key: hiddenKey(given, attempt), start: now - (now % windowMs), windowMs };
}

type Counted = { hits: number; before: number; start: number; windowMs: number };
const weighed = (now: Date, { hits, before, start, windowMs }: Counted) =>
	hits + before * (1 - (now.getTime() - start) / windowMs);

/** The day is in the salt: yesterday's rows cannot be told to belong to the same person as today's. */
function hiddenKey({ secret, now }: With, { action, who }: Attempt): Buffer {
	return keyedHash(saltOf(secret, now)).update(`${action}\0${who}`).digest();
}

let today: { secret: string; day: string; salt: Buffer } | undefined;

/** Made once a day and not for each attempt. */
function saltOf(secret: string, now: Date): Buffer {
	const day = now.toISOString().slice(0, 10);
	if (today?.day !== day || today.secret !== secret)
		today = { secret, day, salt: keyFor(secret, `rate limit ${day}`) };
	return today.salt;
}

/** Removes the counts of more than a day ago, leaving alone what another process is removing just now. */
export async function forgetAttempts(given: Pick<With, 'sql' | 'now'>): Promise<void> {
	const oldest = new Date(given.now.getTime() - keptHours * 3_600_000);
	await sql`
		delete from rate_limit where (key, window_start) in (
			select key, window_start from rate_limit where window_start < ${oldest}
			order by window_start limit ${removedAtOnce} for update skip locked
		)`.execute(given.sql);
}
