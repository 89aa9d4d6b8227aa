// Devices at a door as the server meets them: each sends its looks and hears of the others'.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FromOthers, ScanSent } from '#features/registrations/rules/at-door.ts';

export type Synced = {
	/** Milliseconds of every answer. */
	times: number[];
	/** How many looks the server kept, of those that were sent. */
	kept: number;
	/** How many looks of others each device has heard of. */
	heard: number[];
};

type Doors = { port: number; listId: string; tokens: readonly string[] };
type Pace = { looks: readonly string[]; apartMs: number };

/**
 * Devices that have heard of everything so far. The answer lets each send one look after the other, so far
 * apart, of numbers dealt out among them.
 */
export async function devicesAt(doors: Doors): Promise<(pace: Pace) => Promise<Synced>> {
	const joined = await Promise.all(
		doors.tokens.map(async (token) => {
			const agent = new Agent({ keepAlive: true, maxSockets: 1 });
			const device = { port: doors.port, token, agent };
			let after = 0;
			for (let next = -1; next !== after;) {
				next = after;
				({ after } = await sync(device, after, []));
			}
			return { device, after };
		})
	);
	return async ({ looks, apartMs }) => {
		const synced: Synced = { times: [], kept: 0, heard: [] };
		const all = joined.map(async ({ device, after }, place) => {
			const own = looks.filter((_, at) => at % joined.length === place);
			await pause((place * apartMs) / joined.length);
			const heard = await oneDevice({ ...device, listId: doors.listId, after }, synced, {
				looks: own,
				apartMs
			});
			synced.heard.push(heard);
			device.agent.destroy();
		});
		await Promise.all(all);
		return synced;
	};
}

type Device = { port: number; token: string; agent: Agent };

/** Gives back how many looks of others it has heard of. */
async function oneDevice(
	device: Device & { listId: string; after: number },
	synced: Synced,
	{ looks, apartMs }: Pace
): Promise<number> {
	let { after } = device;
	let heard = 0;
	const began = performance.now();
	for (const [at, ticket] of looks.entries()) {
		await pause(Math.max(0, began + at * apartMs - performance.now()));
		const scan = { listId: device.listId, ticket, direction: 'in' as const };
		const scans = [{ ...scan, id: randomUUID(), scannedAt: new Date().toISOString() }];
		const sent = performance.now();
		const answer = await sync(device, after, scans);
		synced.times.push(performance.now() - sent);
		synced.kept += answer.kept;
		heard += answer.others.length;
		after = answer.after;
	}
	// What the others sent last is heard of at the next one.
	await pause(4 * apartMs);
	return heard + (await sync(device, after, [])).others.length;
}

function sync(device: Device, after: number, scans: readonly ScanSent[]): Promise<FromOthers> {
	const { port, token, agent } = device;
	const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
	const path = `/desk/scans?after=${after}`;
	return new Promise((done, failed) => {
		const options = { host: '127.0.0.1', port, path, agent, method: 'POST', headers };
		const sending = request(options, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('end', () => {
				const text = Buffer.concat(parts).toString();
				if (answer.statusCode === 200) done(JSON.parse(text) as FromOthers);
				else failed(new Error(`A sync answered ${answer.statusCode}: ${text}`));
			});
		});
		sending.on('error', failed);
		sending.end(JSON.stringify({ scans, headCounts: [] }));
	});
}
