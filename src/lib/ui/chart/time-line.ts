import type { Tone } from '../tone.ts';

export type TimeLineItem = {
	id: string;
	/** As the plan numbers it: '2.1'. */
	number?: string | undefined;
	title: string;
	/** The title's language where it isn't the page's. */
	lang?: string | undefined;
	href?: string | undefined;
	/** Days 'YYYY-MM-DD'; without them the row says that no date is set. */
	from?: string | undefined;
	to?: string | undefined;
	tone: Tone;
	/** The state in words. */
	state: string;
	/** Single days within: events. */
	points?: readonly { day: string; title: string }[];
};

export type TimeLineGroup = { title: string; items: readonly TimeLineItem[] };
