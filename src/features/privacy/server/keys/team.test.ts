import { expect, test } from 'vitest';
import { asJson } from '#platform/server/database/values.ts';
import { cast, type Cast } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { teamScope, type Context } from '#features/accounts/server/context.ts';
import * as members from './members.ts';
import { teamSize } from '#features/accounts/server/team/people.ts';

type Input<Verb extends (...asked: never[]) => unknown> = Omit<Parameters<Verb>[2], 'keysAreLost'>;
const none = { keysAreLost: false };
const changeRole = (by: Context, id: string, input: Input<typeof members.changeRole>) =>
	members.changeRole(by, id, { ...none, ...input });
const removeMember = (by: Context, id: string, input: Input<typeof members.removeMember>) =>
	members.removeMember(by, id, { ...none, ...input });
const idOf = ({ actor }: Context) => actor?.accountId ?? '';

/** The founder leaves at once, so that one coordinator is left. */
async function team() {
	const people = await cast(await testDatabase());
	const { coordinator, operator, partnershipId } = people;
	const left = await removeMember(coordinator, partnershipId, { accountId: idOf(operator) });
	if (!left.ok) throw new Error(left.reason);
	return people;
}

const roles = async ({ sql }: Cast) =>
	new Map(
		(await sql.selectFrom('membership').selectAll().execute()).map((row) => [
			row.account_id,
			[row.role, row.partner_id]
		])
	);

test('a viewer becomes an officer of a partner, and the journal holds both roles', async () => {
	const people = await team();
	const { coordinator, viewer, partnershipId, leadPartnerId, sql } = people;
	const place = { role: 'partner_officer', partnerId: leadPartnerId } as const;
	const changed = await changeRole(coordinator, partnershipId, {
		accountId: idOf(viewer),
		...place
	});
	expect(changed).toEqual({ ok: true });
	expect((await roles(people)).get(idOf(viewer))).toEqual(['partner_officer', leadPartnerId]);
	const entry = await sql
		.selectFrom('journal_entry')
		.select(['actor', 'record_id', 'changes'])
		.where('command', '=', 'change-role')
		.executeTakeFirst();
	expect(entry).toEqual({
		actor: idOf(coordinator),
		record_id: idOf(viewer),
		changes: {
			role: { before: 'viewer', after: 'partner_officer' },
			partner: { before: null, after: leadPartnerId }
		}
	});
});

test('an officer needs a partner of this partnership, other roles have none', async () => {
	const people = await team();
	const { coordinator, viewer, partnershipId, leadPartnerId } = people;
	const before = await roles(people);
	const refused = { ok: false, reason: 'no-such-partner' };
	const change = (role: 'partner_officer' | 'viewer', partnerId: string | undefined) =>
		changeRole(coordinator, partnershipId, { accountId: idOf(viewer), role, partnerId });
	expect(await change('partner_officer', undefined)).toEqual(refused);
	expect(await change('partner_officer', crypto.randomUUID())).toEqual(refused);
	expect(await change('viewer', leadPartnerId)).toEqual(refused);
	expect(await roles(people)).toEqual(before);
});

test('somebody who is not in the team can neither be changed nor removed', async () => {
	const { coordinator, stranger, partnershipId } = await team();
	const accountId = idOf(stranger);
	const gone = { ok: false, reason: 'no-such-member' };
	expect(
		await changeRole(coordinator, partnershipId, {
			accountId,
			role: 'viewer',
			partnerId: undefined
		})
	).toEqual(gone);
	expect(await removeMember(coordinator, partnershipId, { accountId })).toEqual(gone);
});

test('the last coordinator can neither step down nor leave', async () => {
	const people = await team();
	const { coordinator, partnershipId } = people;
	const accountId = idOf(coordinator);
	const last = { ok: false, reason: 'last-coordinator' };
	expect(
		await changeRole(coordinator, partnershipId, {
			accountId,
			role: 'viewer',
			partnerId: undefined
		})
	).toEqual(last);
	expect(await removeMember(coordinator, partnershipId, { accountId })).toEqual(last);
	expect((await roles(people)).get(accountId)).toEqual(['coordinator', null]);
});

test('of two coordinators who remove each other at once, one stays', async () => {
	const people = await cast(await testDatabase());
	const { coordinator, operator, partnershipId } = people;
	const results = await Promise.all([
		removeMember(coordinator, partnershipId, { accountId: idOf(operator) }),
		removeMember(operator, partnershipId, { accountId: idOf(coordinator) })
	]);
	expect(results.filter(({ ok }) => ok).length).toBe(1);
	expect(
		[...(await roles(people)).values()].filter(([role]) => role === 'coordinator').length
	).toBe(1);
});

test('who is removed loses the unsent drafts too', async () => {
	const { coordinator, officer, partnershipId, sql } = await team();
	const draft = {
		account_id: idOf(officer),
		partnership_id: partnershipId,
		form: 'plan',
		fields: asJson({}),
		saved_at: new Date()
	};
	await sql.insertInto('form_draft').values(draft).execute();
	expect(await removeMember(coordinator, partnershipId, { accountId: idOf(officer) })).toEqual({
		ok: true
	});
	expect(await sql.selectFrom('form_draft').selectAll().execute()).toEqual([]);
});

test('only coordinators change the team', async () => {
	const people = await team();
	const before = await roles(people);
	const { officer, viewer, stranger, partnershipId } = people;
	for (const person of [officer, viewer, stranger, { ...stranger, actor: undefined }]) {
		const target = { accountId: idOf(viewer), role: 'coordinator', partnerId: undefined } as const;
		const refused = { ok: false, reason: 'not-allowed' };
		expect(await changeRole(person, partnershipId, target)).toEqual(refused);
		expect(await removeMember(person, partnershipId, target)).toEqual(refused);
	}
	expect(await roles(people)).toEqual(before);
});

test('PE3: who can see everything is counted by role', async () => {
	const people = await cast(await testDatabase());
	const scope = await teamScope(people.viewer, people.slug);
	if (!scope) throw new Error('no member');
	expect(await teamSize(scope)).toEqual({ coordinator: 2, partner_officer: 1, viewer: 1 });
	await people.join('viewer');
	expect((await teamSize(scope)).viewer).toBe(2);
});
