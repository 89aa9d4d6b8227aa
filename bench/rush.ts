import { generateKeyPairSync } from 'node:crypto';
import type { Database } from '#platform/server/database/open.ts';
import { readPublicKey, seal } from '#platform/server/sealing/hpke.ts';
import { addQuestion } from '#features/registrations/server/settings/questions.ts';
import type { RegistrationForm } from '#features/registrations/types.ts';
import { ok } from '../tests/support/event-cast.ts';
import { registrationCast } from '../tests/support/registration-cast.ts';
import { connections, ratioVerdict, type Row } from './harness/compare.ts';
import { cpuMs } from './harness/family.ts';
import type { Load } from './harness/load.ts';
import { load } from './harness/processes.ts';
import { startProduct, type Product } from './harness/product.ts';
import { pgbench } from './harness/same-statement.ts';
import { arrive, fillIn, type Visited } from './harness/visitors.ts';
import { withinDatabase } from './harness/within-database.ts';

const people = 2_000;
const places = 500;
const arrivalSeconds = 6;
const roomy = 'roomy-cities';
const eventPath = (slug: string) => `/en/${slug}/events/konferencija`;
const formPath = (slug: string) => `${eventPath(slug)}/registration`;

/** A rush for 500 places and one for places without limit, over HTTP; where not said otherwise the server seals. */
export async function rush({ isQuick }: { isQuick: boolean }): Promise<Row[]> {
	const runs = isQuick ? 3 : 20;
	let direct: RegistrationForm | undefined;
	const product = await startProduct({
		fill: async (database) => {
			for (let run = 0; run < runs; run += 1) await tell(database, `rush-${run}`, places);
			await tell(database, roomy, null);
			direct = await tell(database, 'direct-cities', null);
		},
		settings: { TRUST_PROXY: 'on' }
	});
	try {
		const rows = [pageRow(await pageMeanwhile(product)), sealingRow()];
		if (direct) rows.push(...(await sustained(product, direct, isQuick)));
		return [...(await exactly(product, runs)), ...rows];
	} finally {
		await product.stop();
	}
}

/** An event ahead that asks for a name and gives so many places. */
async function tell({ sql }: Database, slug: string, capacity: number | null) {
	const cast = await registrationCast(sql, { slug, day: '2099-06-10', quotas: [capacity] });
	ok(
		await addQuestion(cast.coordinator, cast.partnershipId, {
			eventId: cast.eventId,
			kind: 'name',
			title: { en: 'Name', lt: 'Vardas', nb: 'Navn' },
			why: { en: 'For your badge.', lt: 'Ženkleliui.', nb: 'Til navneskiltet.' },
			isRequired: true,
			retentionDays: 14,
			openedBy: 'key_holders',
			options: []
		})
	);
	return cast.form();
}

async function exactly(product: Product, runs: number): Promise<Row[]> {
	const all: (Visited & { confirmed: number })[] = [];
	for (let run = 0; run < runs; run += 1) {
		const { port } = product;
		const path = formPath(`rush-${run}`);
		const visited = await arrive({ port, path }, people, arrivalSeconds);
		all.push({ ...visited, confirmed: await confirmed(product, `rush-${run}`) });
	}
	const isExact = all.every((run) => run.confirmed === places && run.placed === places);
	const failed = all.reduce((sum, run) => sum + run.failed, 0);
	const p95 = at95(all.flatMap(({ times }) => times));
	const what = `${people} people for ${places} places, ${runs} runs`;
	const given = [...new Set(all.map((run) => run.confirmed))].join(', ');
	return [
		{
			what,
			figures: { places: given, failed: String(failed) },
			target: `${places} each time, none failed`,
			verdict: isExact && failed === 0 ? 'holds' : 'MISSED'
		},
		{
			what: `${what}: every answer`,
			figures: { 'p95 ms': p95.toFixed(0) },
			target: 'p95 < 500 ms',
			verdict: p95 < 500 ? 'holds' : 'MISSED'
		}
	];
}

function confirmed(product: Product, slug: string): Promise<number> {
	return withinDatabase(product, async ({ sql }) => {
		const { count } = await sql
			.selectFrom('registration')
			.innerJoin('partnership', 'partnership.id', 'registration.partnership_id')
			.select((eb) => eb.fn.countAll<number>().as('count'))
			.where('slug', '=', slug)
			.where('state', '=', 'confirmed')
			.executeTakeFirstOrThrow();
		return count;
	});
}

/**
 * Forms sent as fast as they are taken, sealed by the server and by browsers, beside the same statement driven
 * straight at the database.
 */
async function sustained(
	product: Product,
	form: RegistrationForm,
	isQuick: boolean
): Promise<Row[]> {
	const at = { port: product.port, path: formPath(roomy) };
	const count = isQuick ? 1_000 : 6_000;
	for (const isSealed of [false, true])
		await (
			await fillIn(at, { count: 300, connections, isSealed })
		)();
	const plain = await sent(product, await fillIn(at, { count, connections }));
	const sealed = await sent(product, await fillIn(at, { count, connections, isSealed: true }));
	const spent = cpuOf(product);
	const before = spent();
	const { rate, count: times } = await pgbench(product, form, {
		connections: 8,
		seconds: isQuick ? 5 : 20
	});
	const direct = { rate, cpu: (spent() - before) / times };
	return [
		sustainedRow('places without limit, forms sent at once', plain, direct),
		sustainedRow('the same, sealed by browsers', sealed, direct)
	];
}

const cpuOf = (product: Product) => () => cpuMs(product.pids()) ?? NaN;

type Sustained = { rate: number; cpu: number; failed: number };

async function sent(product: Product, send: () => Promise<Visited>): Promise<Sustained> {
	const spent = cpuOf(product);
	const [began, before] = [performance.now(), spent()];
	const { placed, failed } = await send();
	const rate = (placed * 1000) / (performance.now() - began);
	return { rate, failed, cpu: (spent() - before) / placed };
}

function sustainedRow(
	what: string,
	{ rate, cpu, failed }: Sustained,
	direct: Pick<Sustained, 'rate' | 'cpu'>
): Row {
	const verdict = ratioVerdict(direct.cpu / cpu, rate / direct.rate, (one) => one >= 0.25);
	return {
		what,
		figures: {
			'a second': rate.toFixed(0),
			failed: String(failed),
			pgbench: direct.rate.toFixed(0),
			ratio: (rate / direct.rate).toFixed(2),
			'CPU ms': cpu.toFixed(2),
			'pgbench CPU ms': direct.cpu.toFixed(2),
			'CPU ratio': (direct.cpu / cpu).toFixed(2)
		},
		target: '≥ 300 a second, ratio ≥ 0.25',
		verdict: rate >= 300 || verdict.startsWith('MISSED') ? verdict : 'MISSED'
	};
}

type Meanwhile = { quietly: Load; elsewhere: Load; busy: Load };

/** The page in peace, while the same rush is at another product of this machine, and while it is at this one. */
async function pageMeanwhile({ port }: Product): Promise<Meanwhile> {
	const order = { port, path: eventPath(roomy), connections: 1, seconds: 4 };
	await load(order);
	const quietly = await load(order);
	const during = async (at: number) => {
		const [page] = await Promise.all([
			load({ ...order, seconds: arrivalSeconds }),
			arrive({ port: at, path: formPath(roomy) }, people, arrivalSeconds)
		]);
		return page;
	};
	const other = await startProduct({
		fill: async (database) => {
			await tell(database, roomy, null);
		},
		settings: { TRUST_PROXY: 'on' }
	});
	const elsewhere = await during(other.port).finally(() => other.stop());
	return { quietly, elsewhere, busy: await during(port) };
}

function pageRow({ quietly, elsewhere, busy }: Meanwhile): Row {
	return {
		what: 'event page during a rush',
		figures: {
			'quiet p95 ms': quietly.p95.toFixed(2),
			'rush elsewhere, p95 ms': elsewhere.p95.toFixed(2),
			'p95 ms': busy.p95.toFixed(2),
			'p99 ms': busy.p99.toFixed(2)
		},
		target: '≤ 2× its quiet p95',
		verdict: busy.p95 <= 2 * quietly.p95 ? 'holds' : 'MISSED'
	};
}

/** Sealings in a second of processor time, which is one core's. */
function sealingRow(): Row {
	const { publicKey } = generateKeyPairSync('x25519');
	const key = readPublicKey(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
	const plain = Buffer.from('Rugilė Kanarėlė');
	const purpose = { info: 'a measurement', place: 'here' };
	for (let warm = 0; warm < 500; warm += 1) seal(key, plain, purpose);
	const before = process.cpuUsage();
	let count = 0;
	const until = performance.now() + 2_000;
	for (; performance.now() < until; count += 1) seal(key, plain, purpose);
	const { user, system } = process.cpuUsage(before);
	const rate = (count * 1_000_000) / (user + system);
	return {
		what: 'sealing, one answer',
		figures: { 'a CPU second': rate.toFixed(0) },
		target: '≥ 2500 a core',
		verdict: rate >= 2_500 ? 'holds by CPU' : 'MISSED by CPU'
	};
}

const at95 = (times: number[]) =>
	times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
