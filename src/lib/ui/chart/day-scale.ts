import { scaleLinear } from 'd3-scale';

const dayLength = 86_400_000;
const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayLength;

export type DayScale = {
	/** The start of a day as a share of the width, 0 to 100; days outside are held at the edge. */
	start: (day: string) => number;
	/** The end of a day: a single day has a width. */
	end: (day: string) => number;
	/** The first days of the months that begin within. */
	months: string[];
};

/** Lays days 'YYYY-MM-DD' out over a width, whole months at both ends. */
export function dayScale(from: string, to: string): DayScale {
	const first = `${from.slice(0, 7)}-01`;
	const beyond = nextMonth(to);
	const scale = scaleLinear([dayNumber(first), dayNumber(beyond)], [0, 100]).clamp(true);
	const share = (number: number) => Math.round(scale(number) * 1000) / 1000;
	const months: string[] = [];
	for (let month = first; month < beyond; month = nextMonth(month)) months.push(month);
	return {
		start: (day) => share(dayNumber(day)),
		end: (day) => share(dayNumber(day) + 1),
		months
	};
}

function nextMonth(day: string): string {
	const [year = 0, month = 0] = day.split('-').map(Number);
	return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}
