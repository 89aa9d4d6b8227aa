import { sql as raw } from 'kysely';
import type { Sql, Tx } from '#features/accounts/server/context.ts';
import type { EventKind, PublicEventRow } from '#features/events/types.ts';
import type { PublicPartnership } from '#features/partnership/server/public.ts';
import type { ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { Decision, Release } from '#lib/disclosure/release.ts';
import { crowd } from './door/head-counts.ts';
import { openedEvents, rowsOfEvents } from './numbers/opened.ts';
import { countedTables } from './numbers/tables.ts';
import { wasAdmitted } from './numbers/was-admitted.ts';
import {
	holdEvent,
	keepAdmission,
	keepRelease,
	releasesOf,
	toldAdmissions
} from './numbers/releases.ts';
import {
	admittedFigure,
	numbersShown,
	shownTo,
	type AdmittedFigure
} from '../rules/suppression.ts';

/*
 * The only way out of numbers about participants. Results, reports, exports and the API ask here, and get
 * nothing that says how few there are of any kind, or that could be subtracted from what they got before.
 */

type At = { partnershipId: string; eventId: string };
type Pepper = Pick<ParticipantKeys, 'pepper'>;

/** How many have a place and how many were admitted at any door; exact, for the team alone. */
export async function totals(
	tx: Sql | Tx,
	at: At
): Promise<{ registered: number; admitted: number }> {
	const { rows } = await raw<{ registered: number; admitted: number }>`
		select
			greatest((select count(*) from registration where partnership_id = ${at.partnershipId}
				and event_id = ${at.eventId} and state = 'confirmed'), ${kept(at, 'registered')})::int as registered,
			greatest((select count(*) from registration place where partnership_id = ${at.partnershipId}
				and event_id = ${at.eventId} and ${wasAdmitted}), ${kept(at, 'admitted')})::int as admitted`.execute(
		tx
	);
	return rows[0] ?? { registered: 0, admitted: 0 };
}

/** What stewards counted of a crowd, as a range; undefined where nobody has counted. */
export async function gathered(
	sql: Sql | Tx,
	at: At
): Promise<{ low: number; high: number } | undefined> {
	const found = await crowd({ sql }, at);
	return found && { low: found.low, high: found.high };
}

/** What was kept of places that are forgotten already. */
const kept = (at: At, what: string) => raw`
	(select number from place_total where partnership_id = ${at.partnershipId}
		and event_id = ${at.eventId} and what = ${what})`;

/**
 * How many were admitted, as a figure that anybody may read beside the numbers told already; undefined
 * where nobody was. Asking keeps what it tells, so that later numbers are held against it.
 */
export async function tellAdmitted(
	tx: Tx,
	event: At & { leastCount: number; now: Date }
): Promise<AdmittedFigure | undefined> {
	await holdEvent(tx, event);
	const { admitted } = await totals(tx, event);
	if (admitted === 0) return undefined;
	const earlier = (await releasesOf(tx, event)).map(({ release }) => release);
	const figure = admittedFigure(admitted, event.leastCount, earlier);
	if (figure.qualifier === 'exactly') await keepAdmission(tx, event, admitted);
	return figure;
}

type Asked = At & { kind: EventKind; leastCount: number; now: Date; isOver: boolean };
type Told = { tables: Release; because: Decision['because'] | 'forgotten' | 'nobody' };

/**
 * How many of those with a place came and chose what, as anybody may read it: one table for each question,
 * small numbers hidden, and nothing that differs from what was told before by so few that they could be
 * found. Asking keeps what it tells. Once answers are forgotten it tells what it told last.
 */
export async function tellCounts(tx: Tx, keys: Pepper, event: Asked): Promise<Told> {
	await holdEvent(tx, event);
	const earlier = (await releasesOf(tx, event)).map(({ release }) => release);
	const gone = await whoIsGone(tx, event);
	if (gone === 'forgotten' || (gone && earlier.length > 0)) {
		return { tables: shownTo(event.kind, earlier.at(-1) ?? []), because: gone };
	}
	const tables = await countedTables(tx, keys, event);
	const admissions = await toldAdmissions(tx, event);
	const shown = numbersShown(earlier, tables, { ...event, admissions });
	if (shown.because === 'first' || shown.because === 'far_enough') {
		await keepRelease(tx, { ...event, number: earlier.length + 1 }, shown.release);
	}
	return { tables: shown.tables, because: shown.because };
}

/** Whether something was erased already, or nobody is here: a partnership that moved came without them. */
async function whoIsGone(tx: Tx, at: At): Promise<'forgotten' | 'nobody' | undefined> {
	const { rows } = await raw<{ erased: boolean; empty: boolean }>`
		select exists (select from erasure where partnership_id = ${at.partnershipId}
				and event_id = ${at.eventId} and kind in ('answers', 'places')) as erased,
			not exists (select from registration where partnership_id = ${at.partnershipId}
				and event_id = ${at.eventId} and state = 'confirmed') as empty`.execute(tx);
	if (rows[0]?.erased) return 'forgotten';
	return rows[0]?.empty ? 'nobody' : undefined;
}

/**
 * The numbers in the open data: of those of these public events that are over, and whose team has opened
 * what was told. Of a protected event there are none, also if it became one later.
 */
export async function openNumberRows(
	sql: Sql,
	partnership: Pick<PublicPartnership, 'id' | 'sourceLanguage'>,
	asked: { events: readonly PublicEventRow[]; language: Language; now: Date }
) {
	const events = await openedEvents(sql, partnership, asked);
	return rowsOfEvents(sql, partnership, { events, language: asked.language });
}
