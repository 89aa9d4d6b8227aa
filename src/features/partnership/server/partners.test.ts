import { asJson } from '#platform/server/database/values.ts';
import { expect, test } from 'vitest';
import { cast, now } from '../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { PartnerInput } from '../types.ts';
import { history } from './history.ts';
import { addPartner, changePartner, removePartner } from './partners.ts';
import { changePartnership } from './partnerships.ts';
import { partnersOfTeam } from './queries.ts';
import { teamScope } from '#features/accounts/server/context.ts';

const partner: PartnerInput = {
	role: 'project_partner',
	category: 'public_sector',
	country: 'LT',
	stateType: 'beneficiary',
	name: { en: 'City', lt: 'Miestas' },
	contactIsPublic: false
};
const facts = { startsOn: '2021-06-01', endsOn: '2022-08-31', zone: 'Europe/Vilnius', texts: {} };

test('a second lead is refused with the name of the first', async () => {
	const { coordinator, partnershipId } = await cast(await testDatabase());
	const second = await addPartner(coordinator, partnershipId, {
		...partner,
		role: 'project_promoter'
	});
	expect(second).toEqual({ ok: false, reason: 'second-lead', lead: 'Lead' });
});

test('only coordinators add partners', async () => {
	const { officer, viewer, stranger, partnershipId } = await cast(await testDatabase());
	for (const context of [officer, viewer, stranger]) {
		expect(await addPartner(context, partnershipId, partner)).toEqual({
			ok: false,
			reason: 'not-allowed'
		});
	}
});

test('a change made on an old revision is refused and leaves the partner as it is', async () => {
	const { sql, coordinator, partnershipId, partnerId, slug } = await cast(await testDatabase());
	const input = { ...partner, id: partnerId, revision: 1 };
	expect(await changePartner(coordinator, partnershipId, input)).toEqual({ ok: true });
	const late = await changePartner(coordinator, partnershipId, { ...input, name: { en: 'Late' } });
	expect(late).toEqual({ ok: false, reason: 'stale' });
	const scope = await teamScope({ ...coordinator, sql }, slug);
	const partners = scope ? await partnersOfTeam(scope) : [];
	expect(partners.map(({ name }) => name.en.draft)).toEqual(['Lead', 'City']);
});

test('a partner that somebody in the team belongs to stays', async () => {
	const { coordinator, partnershipId, partnerId } = await cast(await testDatabase());
	const removed = await removePartner(coordinator, partnershipId, { id: partnerId });
	expect(removed).toEqual({ ok: false, reason: 'in-use' });
});

test('a partner that nothing refers to goes, and the journal says so', async () => {
	const { coordinator, partnershipId, slug } = await cast(await testDatabase());
	const added = await addPartner(coordinator, partnershipId, partner);
	const id = added.ok ? added.id : '';
	expect(await removePartner(coordinator, partnershipId, { id })).toEqual({ ok: true });
	const scope = await teamScope(coordinator, slug);
	const lines = scope ? await history(scope, { recordId: id, limit: 10 }) : [];
	expect(lines.map(({ who, command, changes }) => [who, command, changes.at(-1)?.field])).toEqual([
		['coordinator', 'remove-partner', 'removed'],
		['coordinator', 'add-partner', 'contact_is_public']
	]);
});

test('the id of nothing here is refused', async () => {
	const { coordinator, partnershipId } = await cast(await testDatabase());
	const id = '00000000-0000-4000-8000-000000000000';
	const nothing = { ok: false, reason: 'no-such-record' };
	expect(await removePartner(coordinator, partnershipId, { id })).toEqual(nothing);
	expect(await changePartner(coordinator, partnershipId, { ...partner, id, revision: 1 })).toEqual(
		nothing
	);
});

test('the period moves freely until the plan is approved', async () => {
	const { sql, coordinator, partnershipId } = await cast(await testDatabase());
	const longer = { ...facts, endsOn: '2022-12-31', revision: undefined };
	expect(await changePartnership(coordinator, partnershipId, longer)).toEqual({ ok: true });
	await sql
		.insertInto('plan_version')
		.values({ partnership_id: partnershipId, number: 1, snapshot: asJson({}), approved_at: now })
		.execute();
	const moved = await changePartnership(coordinator, partnershipId, {
		...facts,
		revision: undefined
	});
	expect(moved).toEqual({ ok: false, reason: 'needs-amendment' });
});
