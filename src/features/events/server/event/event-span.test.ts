import { expect, test } from 'vitest';
import { sql as raw } from 'kysely';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { eventSpan } from '../../rules/when.ts';
import type { When } from '../../types.ts';
import { spanEnds, spanStarts } from './event-span.ts';

const day = (starts: string, ends: string, zone = 'Europe/Vilnius'): When => {
	const [startsOn = '', startsTime] = starts.split(' ');
	const [endsOn = '', endsTime] = ends.split(' ');
	return { startsOn, startsTime, endsOn, endsTime, zone };
};

test.each([
	['whole days', day('2022-06-04', '2022-06-05')],
	['known times', day('2022-06-04 13:00', '2022-06-04 18:30')],
	['an unknown end', day('2022-06-04 13:00', '2022-06-05')],
	['the day that loses an hour', day('2022-03-27', '2022-03-27', 'Europe/Oslo')],
	['the day that has one more', day('2022-10-30', '2022-10-30', 'Europe/Oslo')],
	['a time that clocks skip', day('2022-03-27 03:30', '2022-03-27 12:00')],
	['another side of the world', day('2022-12-31 23:00', '2023-01-01', 'Pacific/Auckland')]
])('%s begin and end at the same instant in SQL and in code', async (_, when) => {
	const { sql } = await testDatabase();
	const { startsOn, startsTime = null, endsOn, endsTime = null, zone } = when;
	const { rows } = await raw<{ start: Date; end: Date }>`
		select ${spanStarts} as start, ${spanEnds} as end
		from (select ${startsOn}::date as starts_on, ${startsTime}::time as starts_time,
			${endsOn}::date as ends_on, ${endsTime}::time as ends_time, ${zone}::text as zone) event`.execute(
		sql
	);
	const found = rows.map(({ start, end }) => ({ start: start.getTime(), end: end.getTime() }));
	expect(found).toEqual([eventSpan(when)]);
});
