import { allow, allowAfterFew, isSpent } from '#platform/server/rate-limit.ts';
import { running } from '#platform/server/running.ts';

export const perSeconds = 15 * 60;

/** Counts one attempt for each of these, and says whether all are within their number in 15 minutes. */
export async function isWithinLimits(
	{ context }: App.Locals,
	attempts: Record<string, readonly [who: string, times: number]>
): Promise<boolean> {
	const given = counting(context);
	const allowed = await Promise.all(
		Object.entries(attempts).map(([action, [who, times]]) =>
			allow(given, { action, who }, { times, perSeconds })
		)
	);
	return allowed.every(Boolean);
}

/** As above for one who may read much: the first few are noted in this process alone, and cost the database nothing. */
export function isWithinLimitAfterFew(
	{ context }: Pick<App.Locals, 'context'>,
	action: string,
	{ who, times, few }: { who: string; times: number; few: number }
): Promise<boolean> {
	return allowAfterFew(counting(context), { action, who }, { times, perSeconds, few });
}

/** Whether failed attempts have used up their number in 15 minutes; counts nothing. */
export function isUsedUp(
	{ context }: App.Locals,
	action: string,
	[who, times]: readonly [who: string, times: number]
): Promise<boolean> {
	return isSpent(counting(context), { action, who }, { times, perSeconds });
}

const counting = ({ sql, clock }: App.Locals['context']) => ({
	sql,
	secret: running().secret,
	now: clock()
});
