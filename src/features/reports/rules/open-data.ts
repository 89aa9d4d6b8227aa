/** The tables of open data and their columns: nothing that is not named here leaves (OD3). */
export const openTables = {
	partnerships: ['slug', 'title', 'title_language', 'summary', 'starts_on', 'ends_on', 'languages'],
	plan: [
		'number',
		'title',
		'title_language',
		'description',
		'starts_on',
		'ends_on',
		'progress',
		'state_checked_on'
	],
	events: [
		'slug',
		'kind',
		'activity',
		'title',
		'title_language',
		'held_title',
		'place',
		'starts_on',
		'starts_time',
		'ends_on',
		'ends_time',
		'zone',
		'state',
		'attendance_mode',
		'entrance',
		'is_free',
		'access_features',
		'latitude',
		'longitude'
	],
	results: [
		'code',
		'level',
		'kind',
		'title',
		'title_language',
		'unit',
		'baseline',
		'target',
		'target_direction',
		'period_starts_on',
		'period_ends_on',
		'low',
		'high',
		'numerator',
		'denominator',
		'statement',
		'is_reached'
	],
	figures: [
		'events',
		'measure',
		'qualifier',
		'low',
		'high',
		'method',
		'source_name',
		'source_url',
		'claimed_on',
		'is_reported'
	],
	registrations: [
		'event',
		'what',
		'question',
		'question_language',
		'option',
		'count',
		'fewer_than',
		'counted_on'
	]
} as const;

export type OpenTable = keyof typeof openTables;
/** The tables that each partnership has. */
export const ownTables = ['plan', 'events', 'results', 'figures', 'registrations'] as const;
export type OwnTable = (typeof ownTables)[number];

export function isOwnTable(word: string): word is OwnTable {
	return ownTables.some((table) => table === word);
}

export const licence = {
	name: 'CC BY 4.0',
	url: 'https://creativecommons.org/licenses/by/4.0/'
} as const;
export const mostRows = 100;
