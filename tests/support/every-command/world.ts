import { addPartner } from '#features/partnership/server/partners.ts';
import type { Clock } from '#platform/server/clock.ts';
import type { Sql } from '#features/accounts/server/context.ts';
import { cast } from '../cast.ts';
import { eventSteps } from './event-steps.ts';
import { keySteps } from './key-steps.ts';
import { planSteps } from './plan-steps.ts';
import { registrationSteps } from './registration-steps.ts';
import { resultSteps } from './result-steps.ts';
import type { Step, World } from './step.ts';

/** Every command of a partnership, in an order in which each can be done. */
export const everyStep: readonly Step[] = [
	...planSteps,
	...eventSteps,
	...registrationSteps,
	...keySteps,
	...resultSteps
];

const nowhere = { name: 'guide.txt', mediaType: 'text/plain', byteSize: 5 };

/** Files that no store holds: enough for commands, which only note them. */
export const notedFiles: World['files'] = {
	picture: { fileHash: 'a'.repeat(64), smallHash: 'b'.repeat(64), width: 8, height: 8 },
	open: { ...nowhere, hash: 'c'.repeat(64) },
	secret: { ...nowhere, hash: 'd'.repeat(64) }
};

/** A partnership with its people, a spare member and an officer whose partner takes part in nothing, before any step. */
export async function newWorld(
	database: { sql: Sql; clock?: Clock },
	slug: string,
	files = notedFiles
): Promise<World> {
	const people = await cast(database, slug);
	const { coordinator, partnershipId } = people;
	const idle = await addPartner(coordinator, partnershipId, {
		role: 'project_partner',
		category: 'education',
		country: 'NO',
		stateType: 'donor',
		name: { en: 'Idle' },
		contactIsPublic: false
	});
	if (!idle.ok) throw new Error('no idle partner');
	const idler = await people.join('partner_officer', idle.id);
	const spare = await people.join('viewer');
	const kept = new Map([['member', spare.actor?.accountId ?? '']]);
	return { ...people, kept, files, idler };
}
