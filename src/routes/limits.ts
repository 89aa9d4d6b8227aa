import { allow } from '#platform/server/rate-limit.ts';
import { running } from '#platform/server/running.ts';

const perSeconds = 15 * 60;

/** Counts one attempt for each of these, and says whether all are within their number in 15 minutes. */
export async function isWithinLimits(
	{ context }: App.Locals,
	attempts: Record<string, readonly [who: string, times: number]>
): Promise<boolean> {
	const given = { sql: context.sql, secret: running().secret, now: context.clock() };
	const allowed = await Promise.all(
		Object.entries(attempts).map(([action, [who, times]]) =>
			allow(given, { action, who }, { times, perSeconds })
		)
	);
	return allowed.every(Boolean);
}
