import { eraseAccount, erasedAccount } from '#features/accounts/server/own/delete-account.ts';
import type { Tx } from '#features/accounts/server/context.ts';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { forgetDue } from '#features/registrations/server/forgetting/forget.ts';
import { forgetAgain } from '#features/registrations/server/forgetting/repeat.ts';
import { countBeforeForgetting } from '#features/registrations/server/numbers/before-forgetting.ts';
import { sumRegistrations } from '#features/registrations/server/sums/sum-registrations.ts';
import type { Repeat } from '#platform/server/ledger/repeat-erasures.ts';

/** How the features erase again what a backup brings back, by the kinds that they note in the ledger. */
export const repeatErasure =
	(now: Date): Repeat =>
	(tx, entry) =>
		entry.what === erasedAccount && entry.subjectId
			? eraseAccount(tx, entry.subjectId)
			: forgetAgain(tx, entry, now);

/** Erases what has become due since a backup was made, once its numbers are kept; says how much of what. */
export async function forgetDueSince(
	tx: Tx,
	secret: string,
	now: Date
): Promise<Record<string, number>> {
	await sumRegistrations(tx, now);
	await countBeforeForgetting(tx, participantKeys(secret), now);
	const numbers: Record<string, number> = {};
	for (const { kind, number } of await forgetDue(tx, now))
		numbers[kind] = (numbers[kind] ?? 0) + number;
	return numbers;
}
