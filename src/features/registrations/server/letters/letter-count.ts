import type { Tx } from '#features/accounts/server/context.ts';
import type { Opened } from '#features/privacy/server/open.ts';
import type { ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { allow, isSpent } from '#platform/server/rate-limit.ts';
import type { ClaimedLetter } from './claimed-letter.ts';

// A family takes its places one by one; whoever has a stranger written to again and again stops here.
const limit = { times: 5, perSeconds: 24 * 3600 };

type By = { keys: Pick<ParticipantKeys, 'pepper'>; now: Date };
type Letter = Pick<ClaimedLetter, 'event_id' | 'kind' | 'occasion'> & { to: Opened };

/**
 * How often an address was sent letters of this kind and occasion today: whoever registers may give anybody's,
 * as often as they like. Kept as a keyed hash whose salt changes every day.
 */
export function letterCount(tx: Tx, { keys, now }: By, { event_id, kind, occasion, to }: Letter) {
	const given = { sql: tx, secret: keys.pepper.toString('base64'), now };
	// The revision of a place is no occasion: whoever gives an address anew could have it written to without end.
	const about = occasion.startsWith('address ') ? 'address' : occasion;
	const attempt = { action: `letter ${event_id} ${kind} ${about}`, who: to.reveal() };
	return {
		isFull: () => isSpent(given, attempt, limit),
		add: () => allow(given, attempt, limit)
	};
}
