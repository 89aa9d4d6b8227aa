import { expect, test } from 'vitest';
import { newAccount } from '../../../../../tests/support/account.ts';
import { cast, now } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { openAuth } from '../sign-in/auth.ts';
import { followSignInLink } from '../sign-in/follow-link.ts';
import { acceptInvitation, openInvitation } from './accept-invitation.ts';
import { inviteMember, withdrawInvitation } from './invitations.ts';

const email = 'jonas@example.org';
const place = { role: 'viewer', partnerId: undefined } as const;
const gone = { ok: false, reason: 'no-such-invitation' };

async function team() {
	const people = await cast(await testDatabase());
	const { sql, coordinator, partnershipId } = people;
	const visitor = { ...coordinator, actor: undefined };
	const invite = (wish: Partial<Parameters<typeof inviteMember>[2]> = {}) =>
		inviteMember(coordinator, partnershipId, { email, language: 'lt', ...place, ...wish });
	const letters = () =>
		sql
			.selectFrom('letter')
			.select(['recipient', 'language', 'body'])
			.orderBy('queued_at')
			.execute();
	const token = async () => /token=([\w-]+)/.exec((await letters()).at(-1)?.body ?? '')?.[1] ?? '';
	return { ...people, visitor, invite, letters, token };
}

test('the letter is in the language of the invited, and the invitation makes an account that is signed in', async () => {
	const { sql, invite, letters, token, visitor, partnershipId, leadPartnerId, slug } = await team();
	expect(await invite({ role: 'partner_officer', partnerId: leadPartnerId })).toMatchObject({
		ok: true
	});
	const [letter] = await letters();
	expect([letter?.recipient, letter?.language]).toEqual([email, 'lt']);
	expect(letter?.body).toContain('Jūsų vaidmuo: Partnerio atstovas');
	const accepted = await acceptInvitation(visitor, { token: await token(), name: 'Jonas' });
	if (!accepted.ok) throw new Error(accepted.reason);
	expect(accepted.slug).toBe(slug);
	const account = await sql
		.selectFrom('account')
		.select(['name', 'email', 'language'])
		.where('id', '=', accepted.accountId)
		.execute();
	expect(account).toEqual([{ name: 'Jonas', email, language: 'lt' }]);
	const member = await sql
		.selectFrom('membership')
		.selectAll()
		.where('account_id', '=', accepted.accountId)
		.execute();
	expect(member).toEqual([
		{
			partnership_id: partnershipId,
			account_id: accepted.accountId,
			role: 'partner_officer',
			partner_id: leadPartnerId,
			since: now
		}
	]);
	// The library's clock can't be told the story's day.
	await sql
		.updateTable('verification')
		.set({ expires_at: new Date(Date.now() + 60_000) })
		.execute();
	const auth = await openAuth(sql, { origin: 'http://localhost', secret: 'x'.repeat(32) });
	const followed = await followSignInLink(auth, new Headers(), accepted.signInToken ?? '');
	expect(followed).toMatchObject({ ok: true, accountId: accepted.accountId });
});

test('an invitation works once', async () => {
	const { invite, token, visitor, sql } = await team();
	await invite();
	const link = await token();
	const both = await Promise.all(
		[1, 2].map((n) => acceptInvitation(visitor, { token: link, name: `Jonas ${n}` }))
	);
	expect(both.filter(({ ok }) => ok).length).toBe(1);
	expect(both.find(({ ok }) => !ok)).toEqual(gone);
	expect(await openInvitation(visitor, link)).toEqual(gone);
	expect(
		(await sql.selectFrom('account').selectAll().where('email', '=', email).execute()).length
	).toBe(1);
});

test('after fourteen days it has expired', async () => {
	const { invite, token, visitor } = await team();
	await invite();
	const later = { ...visitor, clock: () => new Date(now.getTime() + 14 * 86_400_000) };
	const expired = { ok: false, reason: 'invitation-expired' };
	expect(await openInvitation(later, await token())).toEqual(expired);
	expect(await acceptInvitation(later, { token: await token(), name: 'Jonas' })).toEqual(expired);
});

test('what the database holds of the link opens nothing', async () => {
	const { sql, invite, visitor } = await team();
	await invite();
	const { token_hash } = await sql
		.selectFrom('invitation')
		.select('token_hash')
		.executeTakeFirstOrThrow();
	expect(await openInvitation(visitor, token_hash.toString('base64url'))).toEqual(gone);
});

test('somebody with an account joins without being signed in by the letter', async () => {
	const { sql, invite, token, visitor } = await team();
	const known = await newAccount(sql, email);
	await invite();
	const accepted = await acceptInvitation(visitor, { token: await token(), name: 'Not me' });
	expect(accepted).toMatchObject({ ok: true, accountId: known.id, signInToken: undefined });
	expect(
		await sql.selectFrom('account').select('name').where('id', '=', known.id).execute()
	).toEqual([{ name: 'Ona' }]);
});

test('a member can not be invited again, nor an officer without a partner of here', async () => {
	const { sql, viewer, invite, letters } = await team();
	const own = await sql
		.selectFrom('account')
		.select('email')
		.where('id', '=', viewer.actor?.accountId ?? '')
		.executeTakeFirstOrThrow();
	expect(await invite({ email: own.email.toUpperCase() })).toEqual({
		ok: false,
		reason: 'already-member'
	});
	const noPartner = { ok: false, reason: 'no-such-partner' };
	expect(await invite({ role: 'partner_officer' })).toEqual(noPartner);
	expect(await invite({ role: 'partner_officer', partnerId: crypto.randomUUID() })).toEqual(
		noPartner
	);
	expect(await letters()).toEqual([]);
});

test('withdrawing takes back the link, the waiting letter and the address', async () => {
	const { sql, coordinator, partnershipId, invite, letters, token, visitor } = await team();
	const invited = await invite();
	if (!invited.ok) throw new Error(invited.reason);
	const link = await token();
	expect(await withdrawInvitation(coordinator, partnershipId, { id: invited.id })).toEqual({
		ok: true
	});
	expect(await openInvitation(visitor, link)).toEqual(gone);
	expect(await letters()).toEqual([]);
	expect(await sql.selectFrom('invitation').select('email').execute()).toEqual([{ email: '' }]);
	expect(await withdrawInvitation(coordinator, partnershipId, { id: invited.id })).toEqual(gone);
});

test('inviting an address anew takes the earlier link back', async () => {
	const { invite, token, visitor, letters } = await team();
	await invite();
	const first = await token();
	await invite();
	expect(await openInvitation(visitor, first)).toEqual(gone);
	expect(await openInvitation(visitor, await token())).toMatchObject({ ok: true });
	expect((await letters()).length).toBe(1);
});

test("another partnership's invitation is not there to be withdrawn", async () => {
	const { coordinator, partnershipId } = await team();
	const other = await team();
	const invited = await other.invite();
	if (!invited.ok) throw new Error(invited.reason);
	expect(await withdrawInvitation(coordinator, partnershipId, { id: invited.id })).toEqual(gone);
});

test('only coordinators invite and withdraw', async () => {
	const { officer, viewer, stranger, partnershipId, letters } = await team();
	for (const person of [officer, viewer, stranger]) {
		const refused = { ok: false, reason: 'not-allowed' };
		expect(await inviteMember(person, partnershipId, { email, language: 'lt', ...place })).toEqual(
			refused
		);
		expect(await withdrawInvitation(person, partnershipId, { id: crypto.randomUUID() })).toEqual(
			refused
		);
	}
	expect(await letters()).toEqual([]);
});

test('no address of anybody is in the journal, though all of this was journalled', async () => {
	const { sql, coordinator, partnershipId, invite, token, visitor } = await team();
	const invited = await invite();
	if (!invited.ok) throw new Error(invited.reason);
	await withdrawInvitation(coordinator, partnershipId, { id: invited.id });
	await invite();
	await acceptInvitation(visitor, { token: await token(), name: 'Jonas Jonaitis' });
	const entries = await sql.selectFrom('journal_entry').selectAll().execute();
	const commands = new Set(entries.map(({ command }) => command));
	expect([...commands]).toEqual(
		expect.arrayContaining(['invite-member', 'withdraw-invitation', 'accept-invitation'])
	);
	expect(JSON.stringify(entries)).not.toMatch(/@|Jonas/);
});
