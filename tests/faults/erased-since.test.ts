import { randomUUID } from 'node:crypto';
import {
	copyFileSync,
	mkdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deleteAccount } from '#features/accounts/server/own/delete-account.ts';
import { forgetWhatIsDue } from '#features/registrations/server/forgetting/forget.ts';
import { changeContact } from '#features/registrations/server/changing/change-contact.ts';
import { eraseMe } from '#features/registrations/server/place/erase-me.ts';
import { ownPlace } from '#features/registrations/server/place/own-place.ts';
import { giveBack } from '#features/registrations/server/register/give-back.ts';
import { takePlace } from '#features/registrations/server/register/take-place.ts';
import {
	addQuestion,
	withdrawQuestion
} from '#features/registrations/server/settings/questions.ts';
import { setUpRegistration } from '#features/registrations/server/settings/set-up.ts';
import { writeBackup } from '#platform/server/backup/write-backup.ts';
import type { Database } from '#platform/server/database/open.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { openFiles } from '#platform/server/files/store.ts';
import { verifyChain } from '#platform/server/journal.ts';
import { beginKeeping, keepErasures } from '#platform/server/ledger/keep.ts';
import { ledgerName, readLedger } from '#platform/server/ledger/ledger-file.ts';
import { restoreInstance } from '../../scripts/operating/restore-instance.ts';
import { emptyDatabase, testDatabase } from '../support/database.ts';
import { dumped } from '../support/database-contents.ts';
import { ok } from '../support/event-cast.ts';
import { castSecret, registrationCast } from '../support/registration-cast.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const log = { error: (...said: unknown[]) => expect.fail(JSON.stringify(said)) };

/** An event of ten seats on 10 June with a question, an instance's folders, and a way to back it up on 1 June. */
async function instance() {
	const database = await testDatabase({ poolSize: 1 });
	const people = await registrationCast(database.sql, { quotas: [10] });
	const folder = temporaryFolder();
	const config = { dataDir: join(folder, 'data'), backupDir: join(folder, 'backups') };
	mkdirSync(config.dataDir);
	mkdirSync(config.backupDir);
	const { clock } = people.visit;
	const places = { database, config, secret: castSecret, clock, log };
	await database.sql.updateTable('ledger_entry').set({ at: clock() }).execute();
	await keepErasures(places, { kept: clock() });
	const { coordinator, partnershipId, eventId } = people;
	const question = ok(
		await addQuestion(coordinator, partnershipId, {
			eventId,
			kind: 'text',
			title: { lt: 'Ko reikia?' },
			why: { lt: 'Kad pasiruoštume.' },
			isRequired: false,
			retentionDays: 7,
			openedBy: 'key_holders',
			options: []
		})
	);
	const files = openFiles(join(config.dataDir, 'files'));
	const backUp = async () =>
		(
			await writeBackup(
				{ database, files, secret: castSecret, version: '0.1.0' },
				{ folder: config.backupDir, now: clock() }
			)
		).path;
	return { ...people, database, config, places, files, questionId: question.id, backUp };
}

type Instance = Awaited<ReturnType<typeof instance>>;

/** Somebody with an answer and an address, and the words that lead to the place. */
async function takes({ visit, form, productIds, questionId }: Instance, contact: string) {
	const answers = new Map([[questionId, ['rampos']]]);
	const request = { requestKey: randomUUID(), language: 'lt', productIds, size: 1 } as const;
	const taken = await takePlace(visit, await form(), {
		...request,
		answers,
		contact,
		invitationId: undefined
	} as never);
	if (!taken.ok) throw new Error(taken.reason);
	const words = taken.codes[0]?.join(' ') ?? '';
	const row = await visit.sql
		.selectFrom('registration')
		.selectAll()
		.where('id', '=', (await ownPlace(visit, words))!.id)
		.executeTakeFirstOrThrow();
	const marks = [row.lookup, row.request_mark, row.ticket, row.contact_mark, row.sealed_contact];
	return { words, traces: marks.map((mark) => mark?.toString('hex') ?? 'nothing') };
}

/** Restored on another machine, with its own data folder, from the backup and the ledger beside it. */
async function elsewhere(backup: string, now: Date, { withoutLedger = false } = {}) {
	const target = await emptyDatabase({ poolSize: 1 });
	const dataDir = temporaryFolder();
	const restored = await restoreInstance(
		{
			database: target,
			files: openFiles(join(dataDir, 'files')),
			secret: castSecret,
			config: { dataDir, backupDir: '' }
		},
		backup,
		{ replace: false, withoutLedger, now }
	);
	return { target, dataDir, restored };
}

const count = async ({ sql }: Database, table: 'registration' | 'answer' | 'account') =>
	(await sql.selectFrom(table).selectAll().execute()).length;

test('who was erased on request after the backup is not in what it restores, and the place is free again', async () => {
	const here = await instance();
	const { visit, form, places, partnershipId } = here;
	const gone = await takes(here, 'rugile@example.org');
	const stays = await takes(here, 'milda@example.org');
	const backup = await here.backUp();
	await eraseMe(visit, await form(), (await ownPlace(visit, gone.words))!);
	await keepErasures(places);
	const { target, dataDir, restored } = await elsewhere(backup, visit.clock());
	expect(restored.again).toEqual({ numbers: { ended: 1, place: 1 }, until: visit.clock() });
	const held = await dumped(target);
	for (const trace of stays.traces) expect(held).toContain(trace);
	for (const trace of gone.traces) expect(held).not.toContain(trace);
	expect([await count(target, 'registration'), await count(target, 'answer')]).toEqual([2, 1]);
	const quota = await target.sql.selectFrom('quota').select('taken').executeTakeFirst();
	expect(quota).toEqual({ taken: 1 });
	const proofs = await target.sql.selectFrom('erasure').select(['kind', 'number']).execute();
	expect(proofs).toEqual([{ kind: 'on_request', number: 1 }]);
	expect(await verifyChain(target.sql, partnershipId)).toMatchObject({ ok: true });
	// What was erased again is known there too, so that it is repeated once, whatever is restored next.
	const ledger = await readLedger(join(dataDir, ledgerName), castSecret);
	const kinds = new Set(ledger?.entries.map(({ what }) => what));
	expect([...kinds].sort()).toEqual(['begun', 'ended', 'place']);
});

test('a place that was given back after the backup is free in what it restores, without answers and address', async () => {
	const here = await instance();
	const { visit, form, places } = here;
	const gone = await takes(here, 'rugile@example.org');
	const backup = await here.backUp();
	const { lookup } = (await ownPlace(visit, gone.words))!;
	expect(await giveBack(visit, await form(), { lookup, wholeGroup: false })).toEqual({ ok: true });
	await keepErasures(places);
	const { target, restored } = await elsewhere(backup, visit.clock());
	expect(restored.again.numbers).toEqual({ ended: 1 });
	const row = await target.sql.selectFrom('registration').selectAll().executeTakeFirst();
	expect([row?.state, row?.sealed_contact]).toEqual(['cancelled', null]);
	expect(await count(target, 'answer')).toBe(0);
	const quota = await target.sql.selectFrom('quota').select('taken').executeTakeFirst();
	expect(quota).toEqual({ taken: 0 });
});

test('accounts, addresses, answers and places that went meanwhile, and the event’s key, do not come back either', async () => {
	const here = await instance();
	const { visit, form, viewer, coordinator, partnershipId, eventId, questionId, places } = here;
	const person = await takes(here, 'rugile@example.org');
	const backup = await here.backUp();
	ok(await deleteAccount(viewer, undefined));
	const place = (await ownPlace(visit, person.words))!;
	await changeContact(visit, await form(), { place, contact: undefined });
	ok(await withdrawQuestion(coordinator, partnershipId, { id: questionId }));
	await keepErasures(places);
	const first = await elsewhere(backup, visit.clock());
	expect(first.restored.again.numbers).toEqual({ account: 1, contact: 1, answers: 1 });
	const accounts = await first.target.sql
		.selectFrom('account')
		.select('id')
		.where('id', '=', viewer.actor?.accountId ?? '')
		.execute();
	expect(accounts).toEqual([]);
	const row = await first.target.sql.selectFrom('registration').selectAll().executeTakeFirst();
	expect([row?.sealed_contact, row?.contact_mark]).toEqual([null, null]);
	expect(await count(first.target, 'answer')).toBe(0);
	// Kept for a shorter time than the backup knows of, and gone by then.
	const setting = { ...(await form()).setting, retentionDays: 1 };
	const revision = undefined;
	ok(await setUpRegistration(coordinator, partnershipId, { eventId, revision, setting }));
	const later = new Date('2022-06-12T12:00:00Z');
	await inTransaction(here.database, (tx) => forgetWhatIsDue(tx, later));
	await keepErasures(places);
	const second = await elsewhere(backup, later);
	expect(second.restored.again.numbers).toMatchObject({ places: 1, event_key: 1 });
	expect(await count(second.target, 'registration')).toBe(0);
	const key = await second.target.sql.selectFrom('event_key').selectAll().executeTakeFirst();
	expect(key?.destroyed_at).toEqual(later);
});

test('what has become due since the backup is erased before anybody can read it', async () => {
	const here = await instance();
	await takes(here, 'rugile@example.org');
	const backup = await here.backUp();
	const { target, restored } = await elsewhere(backup, new Date('2022-06-30T12:00:00Z'));
	expect(restored.due).toEqual({ answers: 1, contacts: 1, places: 1, event_key: 1 });
	expect(await count(target, 'registration')).toBe(0);
	const totals = await target.sql.selectFrom('place_total').select(['what', 'number']).execute();
	expect(totals).toContainEqual({ what: 'registered', number: 1 });
});

test('without a ledger, or with one that begins later, nothing is restored until somebody says so', async () => {
	const here = await instance();
	const { visit, config, form } = here;
	const gone = await takes(here, 'rugile@example.org');
	const backup = await here.backUp();
	await eraseMe(visit, await form(), (await ownPlace(visit, gone.words))!);
	rmSync(join(config.backupDir, ledgerName));
	const now = new Date('2022-06-03T12:00:00Z');
	await expect(elsewhere(backup, now)).rejects.toThrow(
		/There is no ledger of erasures[\s\S]*2022-06-01T12:00:00.000Z[\s\S]*--without-ledger/
	);
	const { target, dataDir, restored } = await elsewhere(backup, now, { withoutLedger: true });
	expect(restored.again).toEqual({ numbers: {}, until: undefined });
	expect(await dumped(target)).toContain(gone.traces[0]);
	// From then on it says that it does not know of the time before.
	copyFileSync(join(dataDir, ledgerName), join(config.backupDir, ledgerName));
	await expect(elsewhere(backup, now)).rejects.toThrow(/begins on 2022-06-03T12:00:00.000Z only/);
});

test('a ledger of another instance is refused, so is one that was changed; a line that was cut off is written again', async () => {
	const here = await instance();
	const { visit, config, form, places } = here;
	const gone = await takes(here, 'rugile@example.org');
	const backup = await here.backUp();
	await eraseMe(visit, await form(), (await ownPlace(visit, gone.words))!);
	await keepErasures(places, { kept: visit.clock() });
	const path = join(config.backupDir, ledgerName);
	const whole = readFileSync(path);
	const other = { ...places, secret: `${castSecret}?` };
	rmSync(path);
	await keepErasures(other, { folders: [config.backupDir] });
	await expect(elsewhere(backup, visit.clock())).rejects.toThrow(/of another instance/);
	rmSync(path);
	await keepErasures(places);
	writeFileSync(path, whole.toString().replace('"place"', '"answers"'));
	await expect(elsewhere(backup, visit.clock())).rejects.toThrow(/damaged at line/);
	writeFileSync(path, whole);
	truncateSync(path, whole.indexOf('"place"'));
	await keepErasures(places, { kept: visit.clock() });
	const { restored } = await elsewhere(backup, visit.clock());
	expect(restored.again.numbers).toEqual({ ended: 1, place: 1 });
});

test('a process that runs writes each erasure down as soon as it is committed, whoever did it', async () => {
	const here = await instance();
	const { visit, form, places, database, config } = here;
	const gone = await takes(here, 'rugile@example.org');
	await beginKeeping({ ...places, database });
	await eraseMe(visit, await form(), (await ownPlace(visit, gone.words))!);
	for (const folder of [config.dataDir, config.backupDir]) {
		await expect
			.poll(async () => (await readLedger(join(folder, ledgerName), castSecret))?.entries.length)
			.toBe(3);
	}
	const text = readFileSync(join(config.dataDir, ledgerName), 'utf8');
	for (const trace of gone.traces) expect(text).not.toContain(trace);
	expect(text).not.toContain('rugile');
});
