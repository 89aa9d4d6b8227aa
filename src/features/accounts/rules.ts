import type { Refusal } from './types.ts';

/** Minutes after which a letter of a kind would bring a link that no longer works. */
const lapse: Record<string, number> = {
	'sign-in': 15,
	invitation: 14 * 24 * 60,
	'operator-invitation': 14 * 24 * 60
};

export const signInMinutes = 15;
export const invitationDays = 14;
export const firstLinkHours = 24;
/** The address of the account that the first start makes; its owner gives it a real one. */
export const firstEmail = 'operator@localhost';

const minute = 60_000;

export function hasLapsed(letter: { kind: string; queuedAt: Date }, now: Date): boolean {
	const minutes = lapse[letter.kind];
	return minutes !== undefined && now.getTime() - letter.queuedAt.getTime() > minutes * minute;
}

/** When a letter is tried again: after 30 s, then twice as long each time, an hour at most. */
export function nextAttempt(attempts: number, now: Date): Date {
	return new Date(now.getTime() + Math.min(minute * 2 ** (attempts - 2), 60 * minute));
}

/** A path of this site to go on to after signing in; anything that could lead elsewhere is dropped. */
export function returnPath(wished: string | null | undefined): string | undefined {
	if (!wished || wished.length > 500 || !/^\/(en|lt|nb)(\/[\w\-./?=&%]*)?$/.test(wished))
		return undefined;
	const url = new URL(wished, 'http://here.invalid');
	return url.host === 'here.invalid' ? `${url.pathname}${url.search}` : undefined;
}

/** A partnership always keeps a coordinator. */
export function keepsCoordinator(
	coordinators: readonly string[],
	leaving: string
): { ok: true } | Refusal<'last-coordinator'> {
	return coordinators.some((accountId) => accountId !== leaving)
		? { ok: true }
		: { ok: false, reason: 'last-coordinator' };
}
