type Of = { startsOn: string; endsOn: string };
const dayMs = 86_400_000;
// No ticket and no form could show more.
const mostDays = 31;

/** The day of an event that is its first, second … day. */
export const dayAt = (event: Pick<Of, 'startsOn'>, number: number): string =>
	new Date(Date.parse(event.startsOn) + (number - 1) * dayMs).toISOString().slice(0, 10);

/** Which day of its event a day is: 1 for the first. */
export const dayNumber = (event: Pick<Of, 'startsOn'>, day: string): number =>
	(Date.parse(day) - Date.parse(event.startsOn)) / dayMs + 1;

/** The numbers of an event's days; none where it has one, or so many that nobody chooses among them. */
export function daysOf(event: Of): number[] {
	const count = dayNumber(event, event.endsOn);
	return count > 1 && count <= mostDays
		? Array.from({ length: count }, (_, index) => index + 1)
		: [];
}
