import type { Sql } from '#features/accounts/server/context.ts';
import type { Clock } from '#platform/server/clock.ts';
import { operatorContext } from './teller.ts';
import { tellVilniusOslo } from './vilnius-oslo/tell.ts';

/** Tells the example in an instance that has no partnership yet; any other is left as it is. */
export async function tellExample(
	place: { sql: Sql; clock: Clock },
	say: (sentence: string) => void
): Promise<void> {
	const one = await place.sql.selectFrom('partnership').select('id').limit(1).executeTakeFirst();
	if (one) return;
	say('Telling the Vilnius–Oslo example');
	await tellVilniusOslo(await operatorContext(place), 'reported');
}
