import type { Language } from '#lib/i18n/languages.ts';
import type { AttendanceMode, EventChange, EventRow, EventState, Notice, When } from '../types.ts';
import { eventSpan, today } from './when.ts';

type Facts = When & {
	attendanceMode: AttendanceMode;
	heldAt: Date | undefined;
	publishedIn: readonly Language[];
	/** In the order in which they were announced. */
	changes: readonly EventChange[];
};

/** What still holds of the changes: a reinstated event is no longer cancelled, one back on site not moved online. */
export function noticesOf(event: Pick<Facts, 'changes' | 'attendanceMode' | 'startsOn'>): Notice[] {
	const notices: Notice[] = [];
	const last = (...kinds: EventChange['kind'][]) =>
		event.changes.findLast(({ kind }) => kinds.includes(kind));
	if (last('cancelled', 'reinstated')?.kind === 'cancelled') notices.push({ kind: 'cancelled' });
	const postponed = last('postponed');
	if (postponed?.previousStartsOn && postponed.previousStartsOn !== event.startsOn) {
		const { previousStartsOn, previousStartsTime } = postponed;
		notices.push({ kind: 'postponed', previousStartsOn, previousStartsTime });
	}
	if (event.attendanceMode === 'online' && last('moved_online'))
		notices.push({ kind: 'moved_online' });
	return notices;
}

/** The one state that an event is shown in; it is never stored. */
export function eventState(event: Facts, now: Date): EventState {
	const notices = noticesOf(event);
	if (notices.some(({ kind }) => kind === 'cancelled')) return 'cancelled';
	if (event.publishedIn.length === 0 && !event.heldAt) return 'draft';
	if (event.heldAt) return 'held';
	const passage = passageOf(event, now);
	return passage === 'coming' ? (notices[0]?.kind ?? 'published') : passage;
}

const dayMs = 86_400_000;

/** Where the event stands in time. No zone is a whole day off UTC: only near its days is the zone asked, which costs. */
function passageOf(event: When, now: Date): 'coming' | 'running' | 'past' {
	const time = now.getTime();
	if (time >= Date.parse(event.endsOn) + 2 * dayMs) return 'past';
	if (time < Date.parse(event.startsOn) - dayMs) return 'coming';
	const { start, end } = eventSpan(event);
	if (time >= end) return 'past';
	return time >= start ? 'running' : 'coming';
}

export type HoldingRefusal = 'not-begun' | 'cancelled' | 'already-held';

/** Why an event can't be marked as held: it can't have taken place before its first day. */
export function holdingRefusal(
	event: Pick<EventRow, 'heldAt' | 'state' | 'zone' | 'startsOn'>,
	now: Date
): HoldingRefusal | undefined {
	if (event.heldAt) return 'already-held';
	if (event.state === 'cancelled') return 'cancelled';
	return today(now, event.zone) < event.startsOn ? 'not-begun' : undefined;
}

const folded: Record<string, string> = {
	æ: 'ae',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	ß: 'ss',
	þ: 'th',
	œ: 'oe'
};

/** The address of an event from its title: letters without marks, digits and hyphens; may be empty. */
export function slugOf(title: string): string {
	return title
		.toLowerCase()
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[æøłđðßþœ]/g, (letter) => folded[letter] ?? '')
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replaceAll(/^-+|-+$/g, '');
}
