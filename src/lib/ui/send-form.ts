import { deserialize } from '$app/forms';
import type { Refused } from '#lib/form/posted.ts';
import type { MessageKey } from '#lib/i18n/messages.ts';

export type Sending = { ok: true } | { ok: false; problem: MessageKey };

/** Sends an action what a script has made, as the page's own form would, and says in one message what went wrong. */
export async function sendForm(
	address: string,
	fields: Record<string, string>,
	how: { keepalive?: boolean } = {}
): Promise<Sending> {
	const body = new URLSearchParams({ form: 'script', ...fields });
	const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	try {
		const answer = await fetch(address, { method: 'POST', headers, body, ...how });
		const result = deserialize(await answer.text());
		if (result.type === 'redirect' || result.type === 'success') return { ok: true };
		if (result.type === 'error') return { ok: false, problem: 'ui.error_text' };
		const said = result.data as unknown as Refused;
		return { ok: false, problem: said.refusal ?? said.problems[0]?.problem ?? 'ui.error_text' };
	} catch {
		// The connection broke, or what answered was no server of ours.
		return { ok: false, problem: 'ui.error_text' };
	}
}
