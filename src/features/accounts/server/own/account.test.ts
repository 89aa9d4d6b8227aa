import { expect, test } from 'vitest';
import { asJson } from '#platform/server/database/values.ts';
import { newAccount } from '../../../../../tests/support/account.ts';
import { cast, now, type Cast } from '../../../../../tests/support/cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { firstEmail } from '../../rules.ts';
import type { Context } from '../context.ts';
import { changeAccount, ownAccount, removePasskey, signOutEverywhere } from './account.ts';
import { deleteAccount } from './delete-account.ts';

const idOf = ({ actor }: Context) => actor?.accountId ?? '';
const people = async () => cast(await testDatabase());

async function addTraces({ sql, partnershipId }: Cast, person: Context): Promise<string> {
	const account_id = idOf(person);
	const of = sql.selectFrom('account').select('email').where('id', '=', account_id);
	const { email } = await of.executeTakeFirstOrThrow();
	const session = { id: crypto.randomUUID(), token: crypto.randomUUID(), account_id };
	await sql
		.insertInto('session')
		.values({ ...session, expires_at: new Date(now.getTime() + 1000) })
		.execute();
	const passkey = {
		id: crypto.randomUUID(),
		name: 'Phone',
		public_key: 'k',
		credential_id: crypto.randomUUID()
	};
	const device = { counter: 0, device_type: 'singleDevice', backed_up: false, created_at: now };
	await sql
		.insertInto('passkey')
		.values({ ...passkey, ...device, account_id })
		.execute();
	const draft = {
		account_id,
		partnership_id: partnershipId,
		form: 'plan',
		fields: asJson({}),
		saved_at: now
	};
	await sql.insertInto('form_draft').values(draft).execute();
	const letter = {
		kind: 'sign-in',
		language: 'en',
		subject: 's',
		body: 'b',
		queued_at: now
	} as const;
	await sql
		.insertInto('letter')
		.values({ id: crypto.randomUUID(), recipient: email, ...letter })
		.execute();
	const link = { id: crypto.randomUUID(), identifier: 'hash', value: JSON.stringify({ email }) };
	await sql
		.insertInto('verification')
		.values({ ...link, expires_at: now })
		.execute();
	return passkey.id;
}

test('everybody sees the own account with its passkeys, and how often it is signed in', async () => {
	const all = await people();
	const id = await addTraces(all, all.viewer);
	const { viewer } = all;
	expect(await ownAccount(viewer)).toEqual({
		name: 'viewer',
		email: `${idOf(viewer)}@example.org`,
		language: 'en',
		mayGiveEmail: false,
		sessions: 1,
		passkeys: [{ id, name: 'Phone', createdAt: now }]
	});
	expect(await ownAccount({ ...viewer, actor: undefined })).toBe(undefined);
});

test('name and language change; the journal knows that, but not the name', async () => {
	const { sql, viewer } = await people();
	const wish = { name: 'Jonas', language: 'lt', email: 'other@example.org' } as const;
	expect(await changeAccount(viewer, wish)).toEqual({ ok: true });
	expect(await ownAccount(viewer)).toMatchObject({
		name: 'Jonas',
		language: 'lt',
		email: `${idOf(viewer)}@example.org`
	});
	const entry = await sql
		.selectFrom('journal_entry')
		.select(['record_id', 'changes'])
		.where('command', '=', 'change-account')
		.executeTakeFirst();
	const changes = { name: { after: 'changed' }, language: { before: 'en', after: 'lt' } };
	expect(entry).toEqual({ record_id: idOf(viewer), changes });
});

test('only the account of the first start takes an address, once, and none that is taken', async () => {
	const { sql, operator } = await people();
	await sql
		.updateTable('account')
		.set({ email: firstEmail })
		.where('id', '=', idOf(operator))
		.execute();
	await newAccount(sql, 'ona@example.org');
	const give = (email: string) =>
		changeAccount(operator, { name: 'Operator', language: 'en', email });
	expect((await ownAccount(operator))?.mayGiveEmail).toBe(true);
	expect(await give('ONA@example.org')).toEqual({ ok: false, reason: 'email-taken' });
	expect(await give('Vardas@example.org')).toEqual({ ok: true });
	expect(await give('again@example.org')).toEqual({ ok: true });
	expect(await ownAccount(operator)).toMatchObject({
		email: 'vardas@example.org',
		mayGiveEmail: false
	});
	const entries = await sql.selectFrom('journal_entry').selectAll().execute();
	expect(JSON.stringify(entries)).not.toContain('@');
});

test('a passkey is removed by its owner, and by nobody else', async () => {
	const all = await people();
	const id = await addTraces(all, all.viewer);
	const gone = { ok: false, reason: 'no-such-passkey' };
	expect(await removePasskey(all.coordinator, { id })).toEqual(gone);
	expect(await removePasskey(all.viewer, { id })).toEqual({ ok: true });
	expect(await removePasskey(all.viewer, { id })).toEqual(gone);
});

test('signing out everywhere ends the own sessions and no others', async () => {
	const all = await people();
	await addTraces(all, all.viewer);
	await addTraces(all, all.officer);
	expect(await signOutEverywhere(all.viewer, undefined)).toEqual({ ok: true });
	const left = await all.sql.selectFrom('session').select('account_id').execute();
	expect(left).toEqual([{ account_id: idOf(all.officer) }]);
});

test('a deleted account leaves its random id in journal and ledger and no other trace in any table', async () => {
	const all = await people();
	const { sql, viewer } = all;
	await addTraces(all, viewer);
	const { email } = (await ownAccount(viewer)) ?? { email: '' };
	expect((await placesOf(sql, email)).length).toBeGreaterThan(2);
	expect(await deleteAccount(viewer, undefined)).toEqual({ ok: true });
	expect(await placesOf(sql, email)).toEqual([]);
	expect(await placesOf(sql, idOf(viewer))).toEqual(['journal_entry', 'ledger_entry']);
});

test('who is the last coordinator or operator has to hand over first', async () => {
	const { sql, operator, coordinator, partnershipId } = await people();
	const membership = sql.deleteFrom('membership').where('account_id', '=', idOf(operator));
	await membership.where('partnership_id', '=', partnershipId).execute();
	expect(await deleteAccount(coordinator, undefined)).toEqual({
		ok: false,
		reason: 'last-coordinator'
	});
	await sql
		.insertInto('operator')
		.values({ account_id: idOf(operator), since: now })
		.execute();
	expect(await deleteAccount(operator, undefined)).toEqual({ ok: false, reason: 'last-operator' });
	await sql
		.insertInto('operator')
		.values({ account_id: idOf(coordinator), since: now })
		.execute();
	expect(await deleteAccount(operator, undefined)).toEqual({ ok: true });
});

test('a visitor has no account to change, leave or delete', async () => {
	const { viewer } = await people();
	const visitor = { ...viewer, actor: undefined };
	const refused = { ok: false, reason: 'not-allowed' };
	expect(await changeAccount(visitor, { name: 'x', language: 'en', email: undefined })).toEqual(
		refused
	);
	expect(await removePasskey(visitor, { id: crypto.randomUUID() })).toEqual(refused);
	expect(await signOutEverywhere(visitor, undefined)).toEqual(refused);
	expect(await deleteAccount(visitor, undefined)).toEqual(refused);
});

/** Every table of the product in which some row holds the word. */
async function placesOf(sql: Cast['sql'], word: string): Promise<string[]> {
	const tables = await sql.introspection.getTables();
	const found = await Promise.all(
		tables
			.filter(({ schema }) => schema === 'public')
			.map(async ({ name }) => {
				const rows = await sql
					.selectFrom(name as 'account')
					.selectAll()
					.execute();
				return JSON.stringify(rows).includes(word) ? [name] : [];
			})
	);
	return found.flat().sort();
}
