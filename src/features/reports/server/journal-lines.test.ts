import { expect, test } from 'vitest';
import { teamScope } from '#features/accounts/server/context.ts';
import { register } from '#features/registrations/server/register/register.ts';
import { decideRegistration } from '#features/registrations/server/settings/decide.ts';
import {
	addQuestion,
	withdrawQuestion
} from '#features/registrations/server/settings/questions.ts';
import { groupsInState } from '#features/registrations/server/waiting-list/groups-in-state.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { noon, ok } from '../../../../tests/support/event-cast.ts';
import { registrationCast, somebody } from '../../../../tests/support/registration-cast.ts';
import { journalLines } from './journal-lines.ts';

type Line = Record<string, unknown> & { number: string; hash: string; previous_hash: string };

test('a dossier’s journal says of nobody that and when a place was given, though its lines still chain', async () => {
	const { sql } = await testDatabase();
	const event = await registrationCast(sql, { mode: 'approval', quotas: [9], mostInGroup: 3 });
	const { coordinator, partnershipId, eventId, productIds, visit } = event;
	const scope = (await teamScope(coordinator, event.slug))!;
	const { id } = ok(
		await addQuestion(coordinator, partnershipId, {
			eventId,
			kind: 'text',
			title: { lt: 'Ko reikia?' },
			why: { lt: 'Kad pasiruoštume.' },
			isRequired: false,
			retentionDays: 1,
			openedBy: 'key_holders',
			options: []
		})
	);
	for (const size of [1, 2]) {
		ok(await register(visit, await event.form(), somebody(productIds, size)));
		const [asked] = await groupsInState(scope, eventId, 'requested');
		const decided = { id: asked?.id ?? '', decision: 'accept' } as const;
		ok(await decideRegistration(coordinator, partnershipId, decided));
	}
	ok(await withdrawQuestion(coordinator, partnershipId, { id }));
	const written = await journalLines(scope, noon);
	const lines = written
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Line);
	expect(lines.length).toBeGreaterThan(5);
	const withheld = lines.filter((line) => line['withheld'] === true);
	expect(withheld.map((line) => Object.keys(line).sort().join(' '))).toEqual(
		Array(3).fill('hash number previous_hash withheld')
	);
	expect(written).not.toMatch(/decide-registration|"confirmed"|answers_erased/);
	expect(written).toContain('add-question');
	for (const [at, line] of lines.slice(1).entries())
		expect(line.previous_hash).toBe(lines[at]?.hash);
});
