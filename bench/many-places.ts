import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql as raw } from 'kysely';
import { inTransaction } from '#platform/server/database/transaction.ts';
import type { Sql } from '#features/accounts/server/context.ts';
import { totals } from '#features/registrations/server/counts.ts';
import { forgetWhatIsDue } from '#features/registrations/server/forgetting/forget.ts';
import { goRound } from '#features/registrations/server/jobs.ts';
import { addQuestion } from '#features/registrations/server/settings/questions.ts';
import { ok } from '../tests/support/event-cast.ts';
import { manyRegistrations } from '../tests/support/many-registrations.ts';
import { firstOperator, type Person } from '../tests/support/person.ts';
import { until } from '../tests/support/product.ts';
import { castSecret, registrationCast } from '../tests/support/registration-cast.ts';
import { median, ratioVerdict, type Row } from './harness/compare.ts';
import { cpuMs } from './harness/family.ts';
import { startProduct, type Product } from './harness/product.ts';
import { withinDatabase } from './harness/within-database.ts';

/** Places at the event that is measured, and at all others of the instance. */
type Size = { places: number; others: number };
const small: Size = { places: 1_000, others: 0 };
const amongMany: Size = { places: 1_000, others: 99_000 };
const large: Size = { places: 100_000, others: 0 };
const otherPlaces = 4_950;
const turns = 9;
const askedATurn = 6;
const most = 2;
// What each person has a line in or is erased in may take as many times as long as there are more people.
const ofEachPerson = new Set(['team: codes on paper', 'forgetting the event, once']);
const slug = 'measured-cities';

type Event = Awaited<ReturnType<typeof registrationCast>>;
type Instance = { size: Size; product: Product; event: Event; person: Person };
type Seen = { clock: number[]; cpu: number[] };
/** What is measured: once in an instance, in milliseconds of the clock. */
type Work = (instance: Instance, n: number) => Promise<number>;

/** An event with a thousand places in an instance that has no other, and in one that has a hundred times as many. */
export const manyPlaces = () => compared(small, amongMany);

/** An event with a hundred thousand places, beside one with a thousand. */
export const largeEvent = () => compared(small, large);

async function compared(...sizes: Size[]): Promise<Row[]> {
	const instances: Instance[] = [];
	try {
		for (const size of sizes) instances.push(await instanceOf(size));
		const rows: Row[] = [];
		for (const [what, work] of Object.entries(works))
			rows.push(await measured(what, work, instances));
		rows.push(await forgotten(instances));
		return rows;
	} finally {
		for (const { product } of instances) await product.stop();
	}
}

const page =
	(path: (event: Event) => string): Work =>
	async ({ product, event, person }, n) => {
		const at = path(event);
		const began = performance.now();
		const { status, text } = await person.open(`${at}${at.includes('?') ? '&' : '?'}n=${n}`);
		if (status !== 200)
			throw new Error(`${at} on ${product.port} answered ${status}: ${text.slice(0, 200)}`);
		return performance.now() - began;
	};

const team = (rest: string) => page(({ eventId }) => `/en/p/${slug}/events/${eventId}/${rest}`);

const inDatabase =
	(work: (sql: Sql, event: Event) => Promise<unknown>): Work =>
	({ product, event }) =>
		withinDatabase(product, async ({ sql }) => {
			// Not the connection, which is opened for this alone.
			await raw`select 1`.execute(sql);
			const began = performance.now();
			await work(sql, event);
			return performance.now() - began;
		});

const works: Record<string, Work> = {
	'event page': page(() => `/en/${slug}/events/konferencija`),
	'registration form': page(() => `/en/${slug}/events/konferencija/registration`),
	'team: registration': team('registration'),
	'team: participants': team('registration/list'),
	'team: numbers': team('registration/numbers'),
	'team: door': team('door'),
	'team: codes on paper': team('door?paper'),
	'counts of an event': inDatabase((sql, event) => totals(sql, event)),
	'round of every minute': inDatabase((sql, { keys }) =>
		inTransaction({ sql }, (tx) => goRound(tx, keys, new Date()))
	)
};

async function instanceOf(size: Size): Promise<Instance> {
	let event: Event | undefined;
	const product = await startProduct({
		fill: async (database) => {
			event = await tell(database.sql, { slug, day: '2099-06-10' }, size.places);
			for (let other = 1; (other - 1) * otherPlaces < size.others; other += 1)
				await tell(database.sql, { slug: `other-${other}`, day: dayOf(other) }, otherPlaces);
			const owner = await database.connectAsOwner();
			await owner.query('vacuum analyze');
			await owner.end();
		},
		settings: { SECRET: castSecret, JOBS: 'off' }
	});
	if (!event) throw new Error('There is no event.');
	const printed = () => readFileSync(join(product.dataDir, 'output'), 'utf8');
	await until(() => printed().includes('welcome?token='), 30_000);
	const origin = `http://localhost:${product.port}`;
	return { size, product, event, person: await firstOperator({ origin, printed }) };
}

/** Every other one was held three days ago and is not forgotten yet. */
const dayOf = (other: number) =>
	other % 2 === 0 ? '2099-06-10' : new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);

/** Half of the people gave a contact, and all answered a question. */
async function tell(sql: Sql, at: { slug: string; day: string }, count: number): Promise<Event> {
	const event = await registrationCast(sql, at);
	const { coordinator, partnershipId, eventId, productIds } = event;
	const { id: questionId } = ok(
		await addQuestion(coordinator, partnershipId, {
			eventId,
			kind: 'name',
			title: { lt: 'Vardas' },
			why: { lt: 'Ženkleliui.' },
			isRequired: true,
			retentionDays: 14,
			openedBy: 'key_holders',
			options: []
		})
	);
	await manyRegistrations(sql, { partnershipId, eventId, productId: productIds[0] ?? '' }, count);
	if (at.day > '2099')
		await raw`update registration set sealed_contact = sha256(id::text::bytea), contact_mark = sha256(lookup)
			where event_id = ${eventId} and get_byte(ticket, 0) < 128`.execute(sql);
	await raw`insert into answer (partnership_id, registration_id, question_id, sealed, own, erase_at)
		select partnership_id, id, ${questionId}, lookup || lookup, lookup, now() + interval '10 days'
		from registration where event_id = ${eventId}`.execute(sql);
	return event;
}

/** The instances are asked in turns, so that the machine's other work hits both alike; the first turn warms up. */
async function measured(what: string, work: Work, instances: readonly Instance[]): Promise<Row> {
	const seen = instances.map((): Seen => ({ clock: [], cpu: [] }));
	for (let turn = 0; turn < turns; turn += 1)
		for (const [place, instance] of instances.entries()) {
			const pids = instance.product.pids();
			const before = cpuMs(pids) ?? NaN;
			const times: number[] = [];
			for (let asked = 0; asked < askedATurn; asked += 1)
				times.push(await work(instance, turn * askedATurn + asked));
			if (turn === 0) continue;
			seen[place]?.clock.push(...times);
			seen[place]?.cpu.push(((cpuMs(pids) ?? NaN) - before) / askedATurn);
		}
	return rowOf(what, instances, seen);
}

/** The event's places come to their end; done once, for there is nothing left afterwards. */
async function forgotten(instances: readonly Instance[]): Promise<Row> {
	const seen = instances.map((): Seen => ({ clock: [], cpu: [] }));
	for (const [place, { product, event }] of instances.entries()) {
		const before = cpuMs(product.pids()) ?? NaN;
		const time = await withinDatabase(product, async ({ sql }) => {
			await raw`update event set starts_on = '2022-06-10', ends_on = '2022-06-10' where id = ${event.eventId}`.execute(
				sql
			);
			const began = performance.now();
			await inTransaction({ sql }, (tx) => forgetWhatIsDue(tx, new Date()));
			return performance.now() - began;
		});
		seen[place]?.clock.push(time);
		seen[place]?.cpu.push((cpuMs(product.pids()) ?? NaN) - before);
	}
	return rowOf('forgetting the event, once', instances, seen);
}

function rowOf(what: string, instances: readonly Instance[], seen: readonly Seen[]): Row {
	const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
	const [first, last] = [seen[0] ?? { clock: [], cpu: [] }, seen.at(-1) ?? { clock: [], cpu: [] }];
	const more = (instances.at(-1)?.size.places ?? 1) / (instances[0]?.size.places ?? 1);
	const bound = ofEachPerson.has(what) ? Math.max(most, more) : most;
	const clock = median(last.clock) / median(first.clock);
	const cpu = mean(last.cpu) / mean(first.cpu);
	const each = (name: string, of: (one: Seen) => number) =>
		instances.map(({ size }, place): [string, string] => [
			`${name} at ${(size.places + size.others).toLocaleString('en')}`,
			of(seen[place] ?? { clock: [], cpu: [] }).toFixed(1)
		]);
	return {
		what,
		figures: {
			...Object.fromEntries(each('median ms', ({ clock }) => median(clock))),
			'median ×': clock.toFixed(2),
			...Object.fromEntries(each('CPU ms', ({ cpu }) => mean(cpu))),
			'CPU ×': cpu.toFixed(2)
		},
		target: `× ≤ ${bound}`,
		verdict: ratioVerdict(cpu, clock, (one) => one <= bound)
	};
}
