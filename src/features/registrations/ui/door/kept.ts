import type { DoorPack, HeadCountSent, ScanSent } from '../../rules/at-door.ts';
import type { Seen } from '../../rules/door.ts';

/*
 * What a device keeps of its own: its token, what it took along, and every look until the server has it.
 * Written with strict durability before anything is said at the door: an empty battery loses nothing.
 */
const name = 'tiltas-door';
type Queue = 'scans' | 'headCounts';

function opened(): Promise<IDBDatabase> {
	return new Promise((done, failed) => {
		const asked = indexedDB.open(name, 1);
		asked.onupgradeneeded = () => {
			asked.result.createObjectStore('own');
			asked.result.createObjectStore('scans', { keyPath: 'id' });
			asked.result.createObjectStore('headCounts', { keyPath: 'id' });
			asked.result.createObjectStore('seen');
		};
		asked.onsuccess = () => {
			done(asked.result);
		};
		asked.onerror = () => {
			failed(asked.error ?? new Error('no storage'));
		};
	});
}

let database: Promise<IDBDatabase> | undefined;

/** Work on some of the stores, which is kept whole or not at all. */
async function within<Result>(
	stores: readonly string[],
	mode: IDBTransactionMode,
	work: (...stores: IDBObjectStore[]) => IDBRequest<Result> | undefined
): Promise<Result | undefined> {
	database ??= opened();
	const transaction = (await database).transaction([...stores], mode, { durability: 'strict' });
	const request = work(...stores.map((store) => transaction.objectStore(store)));
	return new Promise((done, failed) => {
		transaction.oncomplete = () => {
			done(request?.result);
		};
		transaction.onabort = () => {
			failed(transaction.error ?? new Error('not kept'));
		};
	});
}

export const keepToken = (token: string) =>
	within(['own'], 'readwrite', (own) => own.put(token, 'token'));
export const keptToken = () =>
	within(['own'], 'readonly', (own) => own.get('token') as IDBRequest<string | undefined>);
/** What a device took along, with the mark by which the server knows whether that is still all. */
export type KeptPack = { pack: DoorPack; mark: string | undefined };
export const keepPack = (kept: KeptPack) =>
	within(['own'], 'readwrite', (own) => own.put(kept, 'taken'));
export const keptPack = () =>
	within(['own'], 'readonly', (own) => own.get('taken') as IDBRequest<KeptPack | undefined>);
/** By how many milliseconds the device's clock is ahead of the server's. */
export const keepAhead = (ms: number) =>
	within(['own'], 'readwrite', (own) => own.put(ms, 'ahead'));
export const keptAhead = () =>
	within(['own'], 'readonly', (own) => own.get('ahead') as IDBRequest<number | undefined>);
export const keepHeadCount = (count: HeadCountSent) =>
	within(['headCounts'], 'readwrite', (counts) => counts.put(count));

/** What waits to be sent, the oldest first as far as ids say so; a batch at a time. */
export async function waiting(): Promise<{ scans: ScanSent[]; headCounts: HeadCountSent[] }> {
	const of = async <Row>(queue: Queue, most: number) =>
		(await within<Row[]>(
			[queue],
			'readonly',
			(rows) => rows.getAll(null, most) as IDBRequest<Row[]>
		)) ?? [];
	return { scans: await of<ScanSent>('scans', 500), headCounts: await of('headCounts', 100) };
}

/** Forgets what the server has now. */
export async function sent(queue: Queue, ids: readonly string[]): Promise<void> {
	await within([queue], 'readwrite', (rows) => {
		for (const id of ids) rows.delete(id);
		return undefined;
	});
}

/** A look of this device, and the latest at that number with it. */
export const keepScan = (scan: ScanSent, key: string, look: Seen) =>
	within(['scans', 'seen'], 'readwrite', (scans, seen) => {
		scans.put(scan);
		seen.put(look, key);
		return undefined;
	});

/** How far the device has heard of the others, and how often each number was admitted twice. */
export type Heard = { after: number; doubled: [key: string, times: number][] };

/** The latest looks by list and number, with how far the device has heard. */
export const keepHeard = (looks: ReadonlyMap<string, Seen>, heard: Heard) =>
	within(['seen', 'own'], 'readwrite', (seen, own) => {
		for (const [key, look] of looks) seen.put(look, key);
		own.put(heard, 'heard');
		return undefined;
	});
export const keptHeard = () =>
	within(['own'], 'readonly', (own) => own.get('heard') as IDBRequest<Heard | undefined>);

/** Every latest look by list and number, for a start without network. */
export async function allSeen(): Promise<Map<string, Seen>> {
	const keys =
		(await within(['seen'], 'readonly', (seen) => seen.getAllKeys() as IDBRequest<string[]>)) ?? [];
	const looks =
		(await within(['seen'], 'readonly', (seen) => seen.getAll() as IDBRequest<Seen[]>)) ?? [];
	return new Map(keys.flatMap((key, at) => (looks[at] ? [[key, looks[at]] as const] : [])));
}

/** Forgets everything on this device, at the end of the day or when it is shut out. */
export async function forgetAll(): Promise<void> {
	for (const store of ['own', 'scans', 'headCounts', 'seen']) {
		await within([store], 'readwrite', (rows) => rows.clear());
	}
}
