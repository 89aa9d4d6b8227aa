import { sql as raw } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';
import type { DoorPack } from '#features/registrations/rules/at-door.ts';
import { codeOfHex } from '#features/registrations/rules/door.ts';
import { occupancy } from '#features/registrations/server/door/occupancy.ts';
import { castSecret } from '../tests/support/registration-cast.ts';
import { tellDoor, type ToldDoor } from '../tests/support/told-door.ts';
import { startBrowser } from './harness/browser.ts';
import { median, ratioVerdict, secondsVerdict, type Row } from './harness/compare.ts';
import { devicesAt, type Synced } from './harness/devices.ts';
import { cpuMs } from './harness/family.ts';
import { startProduct, type Product } from './harness/product.ts';
import { withinDatabase } from './harness/within-database.ts';

const devices = 10;
const apartMs = 500;
const manyLooks = 100_000;
const revoked = 10_000;
const typedCodes = 60;
const slowdown = 6;

/** Ten devices that scan twice a second each for so many seconds, with few and with many looks kept; their list of revoked tickets; and one without network. */
export async function door({ seconds }: { seconds: number }): Promise<Row[]> {
	const looks = devices * 2 * seconds;
	let told: ToldDoor | undefined;
	const product = await startProduct({
		fill: async ({ sql }) =>
			void (told = await tellDoor(sql, { people: 2 * looks + typedCodes, revoked, devices })),
		settings: { SECRET: castSecret }
	});
	try {
		const at = told;
		if (!at) throw new Error('There is no door.');
		const few = await counted(product, at, at.numbers.slice(0, looks));
		await withinDatabase(product, ({ sql }) => manyBefore(sql, at));
		const many = await counted(product, at, at.numbers.slice(looks, 2 * looks));
		return [
			onlineRow('few looks kept before', few),
			onlineRow(`${manyLooks.toLocaleString('en')} looks kept before`, many),
			growthRow(few, many),
			await revokedRow(product, at),
			await offlineRow(product, at)
		];
	} finally {
		await product.stop();
	}
}

type Counted = Synced & { sent: number; inside: number; cpu: number };

/** A turn at the doors; whom it let in is counted in the database before and after. */
async function counted(product: Product, told: ToldDoor, looks: string[]): Promise<Counted> {
	const inside = () =>
		withinDatabase(
			product,
			async ({ sql }) => (await occupancy({ sql }, told)).get(told.lists.day) ?? 0
		);
	const before = await inside();
	const { port } = product;
	const send = await devicesAt({ port, listId: told.lists.day, tokens: told.tokens });
	const spent = () => cpuMs(product.pids()) ?? NaN;
	const began = spent();
	const synced = await send({ looks, apartMs });
	const cpu = (spent() - began) / looks.length;
	return { ...synced, sent: looks.length, inside: (await inside()) - before, cpu };
}

/** Looks at the other list, as at the end of a long day. */
async function manyBefore(sql: Sql, { partnershipId, eventId, lists }: ToldDoor): Promise<void> {
	await raw`with kept as (
			update door_tally set looks = looks + ${manyLooks}
			where partnership_id = ${partnershipId} and event_id = ${eventId} returning looks
		), device as (
			select id from door_device where partnership_id = ${partnershipId} order by id limit 1
		)
		insert into scan (partnership_id, id, event_id, list_id, device_id, ticket, direction, scanned_at, received_at, number)
		select ${partnershipId}, gen_random_uuid(), ${eventId}, ${lists.workshop}, device.id,
			substring(sha256((n / 4)::text::bytea) for 5), case n % 2 when 0 then 'in' else 'out' end,
			now() - (${manyLooks} - n) * interval '100 ms', now(), looks - ${manyLooks} + n
		from kept, device, generate_series(1, ${manyLooks}::int) n`.execute(sql);
}

const at95 = (times: number[]) =>
	times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;

function onlineRow(what: string, { times, sent, kept, heard, inside, cpu }: Counted): Row {
	const p95 = at95(times);
	// Each device hears of every look but its own.
	const others = sent - sent / devices;
	const isRight = kept === sent && inside === sent && heard.every((count) => count === others);
	return {
		what: `${devices} devices, 2 scans a second each, ${what}`,
		figures: {
			scans: String(sent),
			kept: String(kept),
			inside: String(inside),
			heard: [...new Set(heard)].join(', '),
			'median ms': median(times).toFixed(1),
			'p95 ms': p95.toFixed(1),
			'CPU ms': cpu.toFixed(2)
		},
		target: 'p95 < 150 ms, all counted',
		verdict: isRight ? secondsVerdict(p95, cpu, 150) : 'MISSED'
	};
}

function growthRow(few: Counted, many: Counted): Row {
	const most = 1.5;
	const [cpu, clock] = [many.cpu / few.cpu, median(many.times) / median(few.times)];
	return {
		what: 'a sync with many looks kept before, against few',
		figures: { 'median ×': clock.toFixed(2), 'CPU ×': cpu.toFixed(2) },
		target: `× ≤ ${most}`,
		verdict: ratioVerdict(cpu, clock, (one) => one <= most)
	};
}

async function revokedRow({ port }: Product, { tokens }: ToldDoor): Promise<Row> {
	const headers = { authorization: `Bearer ${tokens[0] ?? ''}` };
	const answer = await fetch(`http://127.0.0.1:${port}/desk/pack`, { headers });
	const pack = (await answer.json()) as DoorPack;
	const kilobytes = pack.revoked.length / 1000;
	return {
		what: `list of ${revoked.toLocaleString('en')} revoked tickets`,
		figures: { kB: kilobytes.toFixed(1) },
		target: '≤ 100 kB',
		verdict: kilobytes > 1 && kilobytes <= 100 ? 'holds' : 'MISSED'
	};
}

/** Codes typed at the desk's own page without network, on a processor made slower; from the key to the verdict on the screen. */
async function offlineRow({ port }: Product, told: ToldDoor): Promise<Row> {
	const browser = await startBrowser();
	try {
		const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
		const page = await context.newPage();
		await page.goto(`http://localhost:${port}/desk/en#${told.tokens[0] ?? ''}`);
		const field = page.getByLabel('Code on the ticket');
		await field.waitFor();
		// Until it has heard of what was let in before.
		await page.waitForTimeout(6_000);
		await context.setOffline(true);
		const session = await context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
		// In the time that the page's own thread was at work, slowed down, and not when others were.
		await session.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
		await session.send('Performance.enable');
		const atWork = async () => {
			const { metrics } = await session.send('Performance.getMetrics');
			return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
		};
		const before = await atWork();
		const times = await page.evaluate(verdicts, told.numbers.slice(-typedCodes).map(codeOfHex));
		const cpu = ((await atWork()) - before) / times.length;
		const p95 = at95(times);
		return {
			what: `verdict without network, processor ${slowdown}× slower`,
			figures: {
				'median ms': median(times).toFixed(1),
				'p95 ms': p95.toFixed(1),
				'CPU ms': cpu.toFixed(1)
			},
			target: 'p95 < 100 ms',
			verdict: secondsVerdict(p95, cpu, 100)
		};
	} finally {
		await browser.close();
	}
}

/** In the page: types each code, sends the form, and waits for the frame that shows that it lets in. */
async function verdicts(codes: string[]): Promise<number[]> {
	const field = document.querySelector<HTMLInputElement>('#code');
	const form = document.querySelector<HTMLFormElement>('form.typed');
	const verdict = document.querySelector('.verdict');
	const shown = (code: string) =>
		new Promise<void>((done) => {
			const look = new MutationObserver(() => {
				if (!verdict?.textContent.includes(code)) return;
				if (verdict.getAttribute('data-good') !== 'true') return;
				look.disconnect();
				requestAnimationFrame(() => done());
			});
			const all = { subtree: true, childList: true, characterData: true, attributes: true };
			if (verdict) look.observe(verdict, all);
		});
	const times: number[] = [];
	for (const code of codes) {
		if (field) field.value = code;
		field?.dispatchEvent(new Event('input', { bubbles: true }));
		await new Promise((soon) => setTimeout(soon, 200));
		const began = performance.now();
		const isShown = shown(code);
		form?.requestSubmit();
		await isShown;
		times.push(performance.now() - began);
	}
	return times;
}
