import { expect, test } from 'vitest';
import { publicPlan } from '#features/activities/server/public.ts';
import { dutiesOfGrants } from '#features/funding/server/duties.ts';
import { publicFunding } from '#features/funding/server/public.ts';
import { partnershipTexts, publicPartnership } from '#features/partnership/server/public.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { operatorContext } from '../teller.ts';
import { tellGenerated } from './tell.ts';

test('another funder, currency, zone and source language need no change of code', async () => {
	const { sql } = await testDatabase();
	const operator = await operatorContext({ sql, clock: () => new Date('2027-02-01T09:00:00Z') });
	const size = { slug: 'generated', activities: 2, events: 3, claimsAnEvent: 2 };
	const id = (await tellGenerated(operator, size)) ?? '';
	const partnership = await publicPartnership(sql, 'generated');
	if (!partnership) throw new Error('not public');
	const [funding] = await publicFunding(sql, partnership, { language: 'nb', recordId: id });
	const texts = await partnershipTexts(sql, partnership, 'lt');
	const { activities } = await publicPlan(sql, partnership, 'nb');
	const duties = (await dutiesOfGrants(sql, id))(funding?.id ?? '');
	expect({
		statement: funding?.statement,
		titleForLithuanians: texts(id, 'title'),
		zone: partnership.zone,
		isGenerated: partnership.isGenerated,
		activities: activities.map(({ number }) => number),
		duties: duties.map(({ duty, state, progress }) => [duty.id, state, progress])
	}).toEqual({
		statement: {
			text: 'Støttet av Nabobyfondet gjennom programmet «Generert tilskudd».',
			language: 'nb'
		},
		titleForLithuanians: { text: 'Generert partnerskap', language: 'nb' },
		zone: 'Europe/Oslo',
		isGenerated: true,
		activities: ['1.1', '1.2'],
		duties: [
			['web.presence', 'met', undefined],
			['mark.material', 'met', undefined],
			['open.doors', 'open', '1/2'],
			['audit.statement', 'open', undefined]
		]
	});
});
