import { expect, test } from 'vitest';
import type { Context } from '#features/accounts/server/context.ts';
import { instanceChain, verifyChain } from '#platform/server/journal.ts';
import { prepareJobs } from '#platform/server/jobs.ts';
import { cast } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { acceptOperatorInvitation, openOperatorInvitation } from './accept-operator-invitation.ts';
import { inviteOperator, withdrawOperatorInvitation } from './invite-operator.ts';
import { operators, pendingOperators, removeOperator } from './operators.ts';

async function instance() {
	const database = await testDatabase();
	await prepareJobs(database);
	const people = await cast(database);
	const { sql } = database;
	const ownId = people.operator.actor?.accountId ?? '';
	await sql.insertInto('operator').values({ account_id: ownId, since: now }).execute();
	const letters = () =>
		sql.selectFrom('letter').select(['recipient', 'language', 'body', 'kind']).execute();
	const invite = async (email: string, context: Context = people.operator) => {
		const invited = await inviteOperator(context, { email, language: 'nb' });
		const letter = (await letters()).at(-1);
		return { invited, token: /token=([\w-]+)/.exec(letter?.body ?? '')?.[1] ?? '' };
	};
	const commandsWritten = async () => {
		const rows = await sql
			.selectFrom('journal_entry')
			.select('command')
			.where('chain', '=', instanceChain)
			.orderBy('number')
			.execute();
		return rows.map(({ command }) => command);
	};
	return { ...people, ownId, letters, invite, commandsWritten };
}

const now = new Date('2022-07-01T09:00:00.000Z');

test('a second operator is invited by a letter, accepts once, and is taken back again', async () => {
	const { sql, operator, stranger, ownId, letters, invite, commandsWritten } = await instance();
	const { invited, token } = await invite('Second@Example.org');
	expect(invited).toMatchObject({ ok: true });
	expect(await letters()).toMatchObject([
		{ recipient: 'second@example.org', language: 'nb', kind: 'operator-invitation' }
	]);
	expect((await pendingOperators(operator)).map(({ email }) => email)).toEqual([
		'second@example.org'
	]);
	const accepted = await acceptOperatorInvitation(stranger, { token, name: 'Second' });
	if (!accepted.ok) throw new Error(accepted.reason);
	expect(accepted.signInToken).toBeTypeOf('string');
	expect(await acceptOperatorInvitation(stranger, { token, name: 'Again' })).toEqual({
		ok: false,
		reason: 'no-such-invitation'
	});
	expect((await operators(operator)).map(({ name }) => name)).toEqual(['Operator', 'Second']);
	expect(await pendingOperators(operator)).toEqual([]);
	expect(await removeOperator(operator, { accountId: accepted.accountId })).toEqual({ ok: true });
	expect((await operators(operator)).map(({ id }) => id)).toEqual([ownId]);
	expect((await commandsWritten()).slice(-3)).toEqual([
		'invite-operator',
		'accept-operator-invitation',
		'remove-operator'
	]);
	expect(await verifyChain(sql, instanceChain)).toMatchObject({ ok: true });
});

test('the last operator stays, also when two remove each other at once', async () => {
	const { operator, stranger, ownId, invite } = await instance();
	const lastOne = { ok: false, reason: 'last-operator' };
	expect(await removeOperator(operator, { accountId: ownId })).toEqual(lastOne);
	const { token } = await invite('second@example.org');
	const accepted = await acceptOperatorInvitation(stranger, { token, name: 'Second' });
	const secondId = accepted.ok ? accepted.accountId : '';
	const answers = await Promise.all([
		removeOperator(operator, { accountId: secondId }),
		removeOperator(operator, { accountId: ownId })
	]);
	expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
	expect(answers).toContainEqual(lastOne);
	expect(await operators(operator)).toHaveLength(1);
});

test('an invitation that is withdrawn or replaced opens nothing, and its letter is gone', async () => {
	const { operator, letters, invite } = await instance();
	const gone = { ok: false, reason: 'no-such-invitation' };
	const first = await invite('second@example.org');
	const next = await invite('second@example.org');
	expect(await openOperatorInvitation(operator, first.token)).toEqual(gone);
	expect(await letters()).toHaveLength(1);
	const id = next.invited.ok ? next.invited.id : '';
	expect(await withdrawOperatorInvitation(operator, { id })).toEqual({ ok: true });
	expect(await withdrawOperatorInvitation(operator, { id })).toEqual(gone);
	expect(await openOperatorInvitation(operator, next.token)).toEqual(gone);
	expect(await letters()).toEqual([]);
});

test('an expired invitation, a second right and a person without one are named', async () => {
	const { sql, operator, coordinator, stranger, ownId, invite } = await instance();
	const { token } = await invite('second@example.org');
	const later = { ...operator, clock: () => new Date('2022-07-16T09:00:00Z') };
	expect(await openOperatorInvitation(later, token)).toEqual({
		ok: false,
		reason: 'invitation-expired'
	});
	expect((await pendingOperators(later)).map(({ isExpired }) => isExpired)).toEqual([true]);
	const own = await sql.selectFrom('account').select('email').where('id', '=', ownId).execute();
	expect((await invite(own[0]?.email ?? '')).invited).toEqual({
		ok: false,
		reason: 'already-operator'
	});
	const accountId = coordinator.actor?.accountId ?? '';
	expect(await removeOperator(operator, { accountId })).toEqual({
		ok: false,
		reason: 'no-such-operator'
	});
	expect([await operators(stranger), await pendingOperators(coordinator)]).toEqual([[], []]);
});
