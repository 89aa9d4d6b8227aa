/** What a letter to a participant may be about, in the order in which they may come. */
export const letterKinds = [
	'requested',
	'confirmed',
	'waiting',
	'offer',
	'declined',
	'again',
	'event_changed',
	'event_cancelled',
	'cancelled',
	'reminder',
	'thanks'
] as const;
