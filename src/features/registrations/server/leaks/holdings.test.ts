import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { teamScope } from '#features/accounts/server/context.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { registrationCast, somebody } from '../../../../../tests/support/registration-cast.ts';
import { eraseMe } from '../place/erase-me.ts';
import { ownPlace } from '../place/own-place.ts';
import { takePlace } from '../register/take-place.ts';
import { register } from '../register/register.ts';
import { affectedCodes, erasures, holdings } from './holdings.ts';
import { leakNotices } from './notices.ts';

test('a leak drill counts what is held now, and its notices say so in three languages with the deadline', async () => {
	const people = await registrationCast((await testDatabase()).sql);
	const { visit, coordinator, slug, productIds, eventId } = people;
	const form = await people.form();
	await register(visit, form, somebody(productIds, 1, { contact: 'ona@example.org' }));
	const request = { requestKey: randomUUID(), language: 'lt', productIds, size: 1 } as const;
	const nothing = { answers: new Map(), contact: undefined, invitationId: undefined };
	const taken = await takePlace(visit, form, { ...request, ...nothing });
	const scope = await teamScope(coordinator, slug);
	if (!taken.ok || !scope) throw new Error('refused');
	const [event] = await holdings(scope, 'lt');
	expect(event).toMatchObject({
		eventId,
		title: 'Konferencija',
		numbers: { places: 2, contacts: 1, answers: 0 },
		threshold: 1,
		until: { contacts: new Date('2022-06-11T15:00:00Z') }
	});
	const codes = await affectedCodes(scope, [eventId]);
	expect(codes.filter((code) => /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/.test(code)).length).toBe(2);
	const noticed = new Date('2022-06-01T12:00:00Z');
	const notices = leakNotices(
		{ en: event!, lt: event!, nb: event! },
		{ kind: 'server', noticed, zone: 'UTC' }
	);
	expect(notices.length).toBe(9);
	const told = notices.find(({ reader, language }) => reader === 'authority' && language === 'en');
	expect(told?.text).toContain('addresses for letters: 1, readable');
	expect(told?.text).toContain('4 June 2022 at 12:00');
	for (const { text } of notices) expect(text).not.toContain('{');
	await eraseMe(visit, form, (await ownPlace(visit, taken.codes[0]?.join(' ') ?? ''))!);
	expect(await erasures(scope)).toMatchObject([{ eventId, kind: 'on_request', number: 1 }]);
});
