import type { DoorPack, FromOthers, NumberOfWords, ScanSent } from '../../rules/at-door.ts';
import { claimKeys, claimSecret } from '../../rules/claim-code.ts';
import { hexOf } from '../../rules/door.ts';
import { hearTime } from './exact-time.ts';
import { keepPack, sent, waiting, type KeptPack } from './kept.ts';

export type Synced =
	| { kind: 'synced'; scans: ScanSent[]; answer: FromOthers }
	/** No network, or a server that is away: try again later. */
	| { kind: 'offline' }
	| { kind: 'shut_out' };

/** Sends what waits and hears what the others saw after a look; what the server has is forgotten here only then. */
export async function sync(token: string, after: number): Promise<Synced> {
	const { scans, headCounts } = await waiting();
	const answered = await sending(token, `/desk/scans?after=${after}`, { scans, headCounts });
	if (!answered) return { kind: 'offline' };
	if (answered.status === 401) return { kind: 'shut_out' };
	if (!answered.ok) return { kind: 'offline' };
	const answer = (await answered.json()) as FromOthers;
	await sent(
		'scans',
		scans.map(({ id }) => id)
	);
	await sent(
		'headCounts',
		headCounts.map(({ id }) => id)
	);
	return { kind: 'synced', scans, answer };
}

/** Asks whose ticket six words lead to; the words stay here. */
export async function asksOfWords(
	token: string,
	words: readonly string[]
): Promise<{ found?: NumberOfWords } | 'offline' | 'shut_out'> {
	const lookup = hexOf((await claimKeys(claimSecret(words))).lookup);
	const answered = await sending(token, '/desk/words', { lookup });
	if (answered?.status === 401) return 'shut_out';
	return answered?.ok ? ((await answered.json()) as { found?: NumberOfWords }) : 'offline';
}

const sending = (token: string, address: string, body: object) =>
	asked(address, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		body: JSON.stringify(body)
	});

/**
 * Takes along what a day without network needs, unless the device has it already; undefined where there is
 * no network now.
 */
export async function takeAlong(
	token: string,
	{
		language,
		had,
		patienceMs
	}: { language: string; had: KeptPack | undefined; patienceMs?: number }
): Promise<KeptPack | 'shut_out' | undefined> {
	const headers = {
		authorization: `Bearer ${token}`,
		...(had?.mark && { 'if-none-match': had.mark })
	};
	const answered = await asked(`/desk/pack?language=${language}`, { headers }, patienceMs);
	if (answered?.status === 401) return 'shut_out';
	if (answered?.status === 304 && had) return had;
	if (!answered?.ok) return undefined;
	const pack = (await answered.json()) as DoorPack;
	const kept = { pack, mark: answered.headers.get('etag') ?? undefined };
	await keepPack(kept);
	return kept;
}

const usualPatienceMs = 8_000;

async function asked(
	address: string,
	init: RequestInit,
	patienceMs = usualPatienceMs
): Promise<Response | undefined> {
	const signal = AbortSignal.timeout(patienceMs);
	const answered = await fetch(address, { ...init, signal, cache: 'no-store' }).catch(
		() => undefined
	);
	if (answered) await hearTime(answered.headers.get('date'));
	return answered;
}
