import { setImmediate as moment } from 'node:timers/promises';
import type { Sql } from '#features/accounts/server/context.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { queueJob } from '#platform/server/jobs.ts';
import { sendLetterJob } from '../letters/send.ts';
import type { NewRows } from './rows.ts';
import { registrationStatement, type Written } from './statement.ts';

/** What became of one request; undefined where nobody registers any more. */
export type Outcome = { state: Written['state']; placed: number; moved: string | null } | undefined;
type Request = {
	rows: NewRows;
	resolve: (outcome: Outcome | Promise<Outcome>) => void;
	reject: (fault: unknown) => void;
};

// Enough for a rush; what comes beyond is written in the next turn.
const mostTogether = 50;
const underWay = new WeakMap<Sql, Map<string, Request[]>>();

/**
 * Writes a request together with all for the same event that come in the same moment, or while others are being
 * written: a statement and a commit of many cost little more than of one. Whoever asked hears of it after the
 * commit. Where they don't all come to the same, or one of them can't be written, each is written by itself.
 */
export function writeTogether(sql: Sql, rows: NewRows): Promise<Outcome> {
	const events = underWay.get(sql) ?? new Map<string, Request[]>();
	underWay.set(sql, events);
	return new Promise((resolve, reject) => {
		const request = { rows, resolve, reject };
		const waiting = events.get(rows.eventId);
		if (waiting) {
			waiting.push(request);
			return;
		}
		events.set(rows.eventId, [request]);
		void writeAll(sql, events, rows.eventId);
	});
}

async function writeAll(sql: Sql, events: Map<string, Request[]>, eventId: string): Promise<void> {
	// Those that come in the same moment are written together too.
	await moment();
	for (;;) {
		const together = nextOf(events.get(eventId) ?? []);
		if (together.length === 0) {
			// In the same breath as it was looked: whoever comes from now on begins anew.
			events.delete(eventId);
			return;
		}
		const written = together.length > 1 ? await attempt(sql, together) : undefined;
		if (written) {
			for (const [index, { rows, resolve }] of together.entries())
				resolve(ownOf(written, rows, index === 0));
		} else {
			const each = together.map(({ rows, resolve }) => {
				const outcome = writeAlone(sql, rows);
				resolve(outcome);
				return outcome;
			});
			await Promise.allSettled(each);
		}
	}
}

/** The first of those who wait, and who comes next as long as one knows nothing of the other. */
function nextOf(waiting: Request[]): Request[] {
	const seen = new Set<string>();
	let count = 0;
	for (const { rows } of waiting) {
		const own = namesOf(rows);
		const isApart = rows.invitationId !== null || own.some((name) => seen.has(name));
		if (count === mostTogether || (count > 0 && isApart)) break;
		count += 1;
		if (rows.invitationId !== null) break;
		for (const name of own) seen.add(name);
	}
	return waiting.splice(0, count);
}

/** A form that is sent twice gets the place of the first, and a second letter to somebody says so. */
const namesOf = ({ places }: NewRows): string[] =>
	places.flatMap(({ id, request_mark, contact_mark }, index) => [
		id,
		...(index === 0 ? [request_mark, ...(contact_mark ? [contact_mark] : [])] : [])
	]);

/** Undefined where nothing was written of it, or where that is not known: a request that is written again says so. */
async function attempt(sql: Sql, together: readonly Request[]): Promise<Written | undefined> {
	try {
		const [first, ...others] = together.map(({ rows }) => rows);
		if (!first) return undefined;
		const all = others.reduce(joined, first);
		const written = await write(sql, all);
		return written?.state === 'apart' || written?.state === 'busy' ? undefined : written;
	} catch {
		return undefined;
	}
}

const joined = (all: NewRows, one: NewRows): NewRows => ({
	...all,
	places: [...all.places, ...one.places],
	addOns: [...all.addOns, ...one.addOns],
	answers: [...all.answers, ...one.answers]
});

async function writeAlone(sql: Sql, rows: NewRows): Promise<Outcome> {
	const written = await write(sql, rows);
	return written && ownOf(written, rows, true);
}

async function write(sql: Sql, rows: NewRows): Promise<Written | undefined> {
	const { rows: found } = await registrationStatement(rows).execute(sql);
	const [written] = found;
	const placed = new Set(written?.placed);
	const letters = rows.places.flatMap(({ id, letter_id }) =>
		letter_id && placed.has(id) ? [letter_id] : []
	);
	if (letters.length > 0) {
		// Without this the letters would leave too, up to a minute later.
		await inTransaction({ sql }, async (tx) => {
			for (const letterId of letters) await queueJob(tx, sendLetterJob, { payload: { letterId } });
		});
	}
	return written;
}

function ownOf({ state, placed, moved }: Written, { places }: NewRows, isFirst: boolean): Outcome {
	const all = new Set(placed);
	return {
		state,
		placed: places.filter(({ id }) => all.has(id)).length,
		// Pages are forgotten once.
		moved: isFirst ? moved : null
	};
}
