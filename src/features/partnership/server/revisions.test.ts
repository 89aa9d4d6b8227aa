import { expect, onTestFinished, test } from 'vitest';
import { watchRevisions } from '#platform/server/page-cache/revisions.ts';
import { cast } from '../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { addPartner } from './partners.ts';
import { createPartnership } from './partnerships.ts';
import { pageRevisions } from './revisions.ts';

const newPartner = {
	role: 'donor_project_partner' as const,
	category: 'civil_society' as const,
	country: 'IS',
	stateType: 'donor' as const,
	name: { en: 'Third' },
	contactIsPublic: false
};
const northSouth = {
	slug: 'north-south',
	sourceLanguage: 'en' as const,
	startsOn: '2021-06-01',
	endsOn: '2022-08-31',
	zone: 'Europe/Oslo',
	title: { en: 'North and south' }
};

test('every change of a partnership moves its revision by one, and every one of the instance its own', async () => {
	const database = await testDatabase();
	const { coordinator, operator, partnershipId } = await cast(database);
	const before = await pageRevisions(database.sql);
	await addPartner(coordinator, partnershipId, newPartner);
	const after = await pageRevisions(database.sql);
	expect([...before.keys()]).toEqual(['example-cities', 'instance']);
	expect(after.get('example-cities')).toBe((before.get('example-cities') ?? 0) + 1);
	expect(after.get('instance')).toBe(before.get('instance'));
	await createPartnership(operator, northSouth);
	expect(await pageRevisions(database.sql)).toEqual(
		new Map([...after, ['north-south', 1], ['instance', (after.get('instance') ?? 0) + 1]])
	);
});

test.each([
	['at once by its notification', true],
	['within the time of a reading if the notification is lost', false]
])('another process hears of a committed change %s, exactly once', async (_, isHeard) => {
	const database = await testDatabase();
	const { coordinator, partnershipId } = await cast(database);
	const dropped: string[] = [];
	const stop = await watchRevisions({
		listen: (hear) => (isHeard ? database.listen('tiltas_revision', hear) : Promise.resolve()),
		revisions: () => pageRevisions(database.sql),
		drop: (tag) => dropped.push(tag),
		dropAll: () => dropped.push('everything'),
		log: { warn: () => {} },
		everyMs: 50
	});
	onTestFinished(stop);
	await addPartner(coordinator, partnershipId, newPartner);
	await expect.poll(() => dropped).toEqual(['example-cities']);
	await new Promise((soon) => setTimeout(soon, 200));
	expect(dropped).toEqual(['example-cities']);
});
