import { scaleUtc } from 'd3-scale';

export type Span = {
	id: string;
	label: string;
	title: string;
	startsOn: string | undefined;
	endsOn: string | undefined;
};
export type Mark = {
	id: string;
	title: string;
	startsOn: string;
	endsOn: string;
	rowId: string | undefined;
};
export type Bar = {
	id: string;
	label: string;
	title: string;
	x: number;
	width: number;
	isKnown: boolean;
};
export type Dot = { id: string; title: string; x: number; width: number; row: number };
export type TimeLine = {
	bars: Bar[];
	dots: Dot[];
	ticks: { x: number; month: string }[];
};

const dayLength = 86_400_000;
const start = (day: string) => Date.parse(`${day}T00:00:00Z`);

/**
 * Where each activity and event lies on a line of `width` units that shows the period by day. An
 * activity without days of its own is shown over the whole period as not known.
 */
export function timeLine(
	period: { startsOn: string; endsOn: string },
	{ spans, marks }: { spans: readonly Span[]; marks: readonly Mark[] },
	width: number
): TimeLine {
	const from = start(period.startsOn);
	const to = start(period.endsOn) + dayLength;
	const x = scaleUtc().domain([from, to]).range([0, width]).clamp(true);
	const stretch = (startsOn: string, endsOn: string) => {
		const left = x(start(startsOn));
		return { x: left, width: Math.max(3, x(start(endsOn) + dayLength) - left) };
	};
	const rows = new Map(spans.map(({ id }, row) => [id, row]));
	return {
		bars: spans.map(({ id, label, title, startsOn, endsOn }) => ({
			id,
			label,
			title,
			...stretch(startsOn ?? period.startsOn, endsOn ?? startsOn ?? period.endsOn),
			isKnown: startsOn !== undefined
		})),
		dots: marks.map(({ id, title, startsOn, endsOn, rowId }) => ({
			id,
			title,
			...stretch(startsOn, endsOn),
			row: rows.get(rowId ?? '') ?? spans.length
		})),
		ticks: months(period).map((month) => ({ x: x(start(`${month}-01`)), month }))
	};
}

/** The months that begin in the period; every third where there are many. */
function months({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string[] {
	const all: string[] = [];
	let [year = 0, month = 0] = startsOn.split('-').map(Number);
	for (;;) {
		const name = `${year}-${String(month).padStart(2, '0')}`;
		if (name > endsOn) break;
		if (`${name}-01` >= startsOn) all.push(name);
		month += 1;
		if (month === 13) [year, month] = [year + 1, 1];
	}
	const step = Math.ceil(all.length / 8);
	return all.filter((_, place) => place % step === 0);
}
