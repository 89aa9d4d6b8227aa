import { expect, test } from 'vitest';
import { planEvent } from '#features/events/server/plan.ts';
import { publishEvent, withdrawEvent } from '#features/events/server/publish.ts';
import { fileOf } from '#features/partnership/server/file-of.ts';
import type { NewAttachment } from '#features/partnership/types.ts';
import { eventCast, ok } from '../../../../tests/support/event-cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { attachToClaim, detachFromClaim } from './claim-files.ts';
import { enterClaim, withdrawClaim } from './claims.ts';
import { eventFigures } from './public.ts';
import { claimsOfEvent } from './queries.ts';

const file = { hash: 'b'.repeat(64), name: 'list.csv', mediaType: 'text/csv', byteSize: 9 };
const list: NewAttachment = { purpose: 'evidence', title: 'list.csv', file, visibility: 'public' };

async function counted(attachment?: NewAttachment) {
	const { sql } = await testDatabase();
	const people = await eventCast(sql);
	const { coordinator, partnershipId } = people;
	const event = ok(
		await planEvent(coordinator, partnershipId, {
			kind: 'march',
			startsOn: '2022-06-04',
			endsOn: '2022-06-04',
			zone: 'Europe/Vilnius',
			title: { lt: 'Eitynės' },
			texts: { access: { lt: 'Be slenksčių.' } }
		})
	);
	const claim = ok(
		await enterClaim(coordinator, partnershipId, {
			measure: 'attendance',
			qualifier: 'about',
			low: 10_000,
			eventIds: [event.id],
			method: 'gate_count',
			sourceName: 'Stewards',
			attachment
		})
	);
	return { ...people, sql, event, claim };
}

test('a claim keeps the file that bears it out, beside its source and link', async () => {
	const { event, claim, scope } = await counted(list);
	const [found] = await claimsOfEvent(await scope(), event.id);
	expect(found?.files.map(({ recordId, title }) => [recordId, title])).toEqual([
		[claim.id, 'list.csv']
	]);
});

test('the public reads a claim’s file with its event, and no longer once the figure is withdrawn', async () => {
	const people = await counted(list);
	const { sql, coordinator, partnershipId, event, claim, scope } = people;
	const [found] = await claimsOfEvent(await scope(), event.id);
	const id = found?.files[0]?.id ?? '';
	const forNobody = async () => (await fileOf(sql, id, undefined))?.name;
	const page = { id: event.id, language: 'lt' } as const;
	await people.goPublic();
	expect(await forNobody()).toBeUndefined();
	ok(await publishEvent(coordinator, partnershipId, { ...page, overrideReason: 'A test.' }));
	expect(await forNobody()).toBe('list.csv');
	ok(await withdrawEvent(coordinator, partnershipId, page));
	expect(await forNobody()).toBeUndefined();
	ok(await publishEvent(coordinator, partnershipId, { ...page, overrideReason: 'A test.' }));
	ok(await withdrawClaim(coordinator, partnershipId, { id: claim.id, reason: 'Counted twice.' }));
	expect(await forNobody()).toBeUndefined();
});

test('a file for the team stays out of the public figures', async () => {
	const { sql, coordinator, partnershipId, claim, event } = await counted();
	const attach = (attachment: NewAttachment) =>
		attachToClaim(coordinator, partnershipId, { claimId: claim.id, attachment });
	ok(await attach({ ...list, title: 'For all' }));
	ok(await attach({ ...list, title: 'For the team', visibility: 'team' }));
	const [figure] = await eventFigures(sql, partnershipId, [event.id]);
	expect(figure?.files.map(({ title }) => title)).toEqual(['For all']);
});

test('a claim’s file is taken off and the claim stays; foreign ones are not there', async () => {
	const { coordinator, officer, partnershipId, claim, event, scope } = await counted();
	const attachment = list;
	const { id } = ok(
		await attachToClaim(coordinator, partnershipId, { claimId: claim.id, attachment })
	);
	expect(await detachFromClaim(officer, partnershipId, { id })).toEqual({
		ok: false,
		reason: 'not-yours'
	});
	expect(await detachFromClaim(coordinator, partnershipId, { id: claim.id })).toEqual({
		ok: false,
		reason: 'no-such-record'
	});
	ok(await detachFromClaim(coordinator, partnershipId, { id }));
	const [found] = await claimsOfEvent(await scope(), event.id);
	expect([found?.id, found?.files]).toEqual([claim.id, []]);
	const refused = await attachToClaim(coordinator, partnershipId, { claimId: id, attachment });
	expect(refused).toEqual({ ok: false, reason: 'no-such-claim' });
	const both = { ...list, url: 'https://example.org' };
	expect(
		await attachToClaim(coordinator, partnershipId, { claimId: claim.id, attachment: both })
	).toEqual({ ok: false, reason: 'file-or-link' });
});
