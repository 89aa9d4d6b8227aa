import { submittedValues } from '#lib/form/posted.ts';

export type SaveState =
	{ kind: 'idle' | 'saving' | 'waiting' | 'refused' } | { kind: 'saved'; at: Date };

type Options = {
	/** Takes `{ form, baseRevision, fields }` by PUT and answers `{ savedAt }`, an instant as text. */
	url: string;
	/** What the draft is kept under; else what the form calls itself. */
	name?: string | undefined;
	show: (state: SaveState) => void;
};

const pause = 900;
const longestRetry = 30_000;
/** Browsers carry at most 64 kB past the end of a page. */
const mostPastTheEnd = 60_000;

/**
 * Keeps what is typed into a form while it is being typed: within a second of the last key, and at once
 * when the page is left. Returns what ends it. Without script the form works as any other.
 */
export function autosave(form: HTMLFormElement, { url, name, show }: Options): () => void {
	let isDirty = false;
	let retry = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let running: AbortController | undefined;
	const ending = new AbortController();

	const later = (wait: number) => {
		clearTimeout(timer);
		timer = setTimeout(() => void save(), wait);
	};
	const wait = () => {
		isDirty = true;
		retry = Math.min(longestRetry, Math.max(2000, retry * 2));
		show({ kind: 'waiting' });
		later(retry);
	};
	const save = async () => {
		if (!isDirty) return;
		clearTimeout(timer);
		isDirty = false;
		// Two on their way at once could arrive in the wrong order: the older one is given up.
		running?.abort();
		const own = (running = new AbortController());
		show({ kind: 'saving' });
		const answer = await put(url, draftOf(form, name), own.signal);
		if (own.signal.aborted) return;
		if (answer === 'unreachable') {
			wait();
			return;
		}
		retry = 0;
		show(answer === 'refused' ? { kind: 'refused' } : { kind: 'saved', at: answer });
	};
	const changed = () => {
		isDirty = true;
		later(pause);
	};
	const sent = () => {
		clearTimeout(timer);
		running?.abort();
		isDirty = false;
	};

	listen(form, { changed, sent, left: () => void save() }, ending.signal);
	return () => {
		void save();
		clearTimeout(timer);
		ending.abort();
	};
}

type Listeners = Record<'changed' | 'sent' | 'left', () => void>;

function listen(
	form: HTMLFormElement,
	{ changed, sent, left }: Listeners,
	signal: AbortSignal
): void {
	form.addEventListener('input', changed, { signal });
	form.addEventListener('change', changed, { signal });
	form.addEventListener('submit', sent, { signal });
	// The last moment that browsers promise: phones end a page without any other word.
	const hidden = () => {
		if (document.visibilityState === 'hidden') left();
	};
	document.addEventListener('visibilitychange', hidden, { signal });
	window.addEventListener('pagehide', left, { signal });
	window.addEventListener('online', left, { signal });
}

function draftOf(form: HTMLFormElement, as: string | undefined): string {
	const { form: name, revision, ...fields } = submittedValues(new FormData(form));
	const baseRevision = typeof revision === 'string' ? Number(revision) : undefined;
	return JSON.stringify({ form: as ?? name ?? form.id, baseRevision, fields });
}

async function put(
	url: string,
	body: string,
	signal: AbortSignal
): Promise<Date | 'refused' | 'unreachable'> {
	const keepalive = new Blob([body]).size < mostPastTheEnd;
	const headers = { 'content-type': 'application/json' };
	try {
		const response = await fetch(url, { method: 'PUT', body, headers, signal, keepalive });
		if (response.status === 429 || response.status >= 500) return 'unreachable';
		if (!response.ok) return 'refused';
		const { savedAt } = (await response.json()) as { savedAt: string };
		return new Date(savedAt);
	} catch {
		// No network, or the server is away: the text is still on the page and is tried again.
		return 'unreachable';
	}
}
