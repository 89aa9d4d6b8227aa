import type { DoorPack, HeadCountSent, ScanSent } from '../../rules/at-door.ts';

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

async function within<Result>(
	store: string,
	mode: IDBTransactionMode,
	work: (store: IDBObjectStore) => IDBRequest<Result> | undefined
): Promise<Result | undefined> {
	database ??= opened();
	const transaction = (await database).transaction(store, mode, { durability: 'strict' });
	const request = work(transaction.objectStore(store));
	return new Promise((done, failed) => {
		transaction.oncomplete = () => {
			done(request?.result);
		};
		transaction.onerror = () => {
			failed(transaction.error ?? new Error('not kept'));
		};
	});
}

export const keepToken = (token: string) =>
	within('own', 'readwrite', (own) => own.put(token, 'token'));
export const keptToken = () =>
	within('own', 'readonly', (own) => own.get('token') as IDBRequest<string | undefined>);
export const keepPack = (pack: DoorPack) =>
	within('own', 'readwrite', (own) => own.put(pack, 'pack'));
export const keptPack = () =>
	within('own', 'readonly', (own) => own.get('pack') as IDBRequest<DoorPack | undefined>);
export const keepScan = (scan: ScanSent) =>
	within('scans', 'readwrite', (scans) => scans.put(scan));
export const keepHeadCount = (count: HeadCountSent) =>
	within('headCounts', 'readwrite', (counts) => counts.put(count));

/** What waits to be sent, the oldest first as far as ids say so; a batch at a time. */
export async function waiting(): Promise<{ scans: ScanSent[]; headCounts: HeadCountSent[] }> {
	const of = async <Row>(queue: Queue, most: number) =>
		(await within<Row[]>(
			queue,
			'readonly',
			(rows) => rows.getAll(null, most) as IDBRequest<Row[]>
		)) ?? [];
	return { scans: await of<ScanSent>('scans', 500), headCounts: await of('headCounts', 100) };
}

/** Forgets what the server has now. */
export async function sent(queue: Queue, ids: readonly string[]): Promise<void> {
	await within(queue, 'readwrite', (rows) => {
		for (const id of ids) rows.delete(id);
		return undefined;
	});
}

export type Look = { direction: 'in' | 'out'; at: string; post?: string | undefined };

/** The latest look at a number on a list. */
export const keepSeen = (key: string, look: Look) =>
	within('seen', 'readwrite', (seen) => seen.put(look, key));

/** Every latest look by list and number, for a start without network. */
export async function allSeen(): Promise<Map<string, Look>> {
	const keys =
		(await within('seen', 'readonly', (seen) => seen.getAllKeys() as IDBRequest<string[]>)) ?? [];
	const looks =
		(await within('seen', 'readonly', (seen) => seen.getAll() as IDBRequest<Look[]>)) ?? [];
	return new Map(keys.flatMap((key, at) => (looks[at] ? [[key, looks[at]] as const] : [])));
}

/** Forgets everything on this device, at the end of the day or when it is shut out. */
export async function forgetAll(): Promise<void> {
	for (const store of ['own', 'scans', 'headCounts', 'seen']) {
		await within(store, 'readwrite', (rows) => rows.clear());
	}
}
