import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { teamScope } from '#features/accounts/server/context.ts';
import { publicPartnership } from '#features/partnership/server/public.ts';
import { addQuestion } from '#features/registrations/server/settings/questions.ts';
import { goRound } from '#features/registrations/server/jobs.ts';
import { participantLetterSender } from '#features/registrations/server/letters/send.ts';
import { exportArchive } from '#features/reports/server/archive/export.ts';
import { dossier } from '#features/reports/server/dossier.ts';
import { openRows } from '#features/reports/server/open-data.ts';
import { ownTables } from '#features/reports/rules/open-data.ts';
import { beginReport, writeReport } from '#features/reports/server/reports.ts';
import { submitReport } from '#features/reports/server/submit.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { appendToJournal } from '#platform/server/journal.ts';
import { openLog } from '#platform/server/log.ts';
import { canarySearch, type CanarySearch } from '../support/canary-search.ts';
import { tellCanaries } from '../support/canaries.ts';
import { testDatabase } from '../support/database.ts';
import { dumped, filesOf } from '../support/database-contents.ts';
import { noon, ok } from '../support/event-cast.ts';
import { mailServer } from '../support/mail-server.ts';
import { backupOf } from '../support/opened-backup.ts';
import { parallel } from '../support/parallel.ts';
import { registrationCast } from '../support/registration-cast.ts';

/** So many register; with the friends whom every tenth brings along they are 1,000. */
const registering = 770;
const lettersSent = 120;

/** An event that asks everything, with fewer places than people want. */
async function askingEvent(log: ReturnType<typeof openLog>) {
	const database = await testDatabase({ log });
	const cast = await registrationCast(database.sql, {
		quotas: [900],
		waitingList: 'first_come',
		mostInGroup: 4
	});
	const { coordinator, partnershipId, eventId } = cast;
	for (const kind of ['name', 'text', 'number', 'choice'] as const) {
		const options = kind === 'choice' ? [{ title: { lt: 'A' } }, { title: { lt: 'B' } }] : [];
		ok(
			await addQuestion(coordinator, partnershipId, {
				eventId,
				kind,
				title: { lt: kind },
				why: { lt: 'Bandymui.' },
				isRequired: false,
				retentionDays: 1,
				openedBy: 'key_holders',
				options
			})
		);
	}
	const report = {
		kind: 'interim',
		startsOn: '2021-06-01',
		endsOn: '2022-05-31',
		language: 'lt'
	} as const;
	return { ...cast, database, report };
}

type Asking = Awaited<ReturnType<typeof askingEvent>>;

/** Letters to all who left an address: the first to a server that takes them, some to one that refuses. */
async function sendLetters({ database, visit, keys }: Asking): Promise<number> {
	const [taking, refusing] = [await mailServer(), await mailServer(550)];
	await Promise.all([taking.up(), refusing.up()]);
	await inTransaction(database, (tx) => goRound(tx, visit.keys, visit.clock()));
	const due = await database.sql
		.selectFrom('participant_letter')
		.select('id')
		.limit(lettersSent)
		.execute();
	const origin = 'https://tiltas.example';
	await parallel(due, 6, async ({ id }, at = due.findIndex((one) => one.id === id)) => {
		const { send } = at % 10 === 0 ? refusing : taking;
		const post = { origin, clock: visit.clock, keys, send };
		await inTransaction(database, (tx) => participantLetterSender(post)({ letterId: id }, tx));
	});
	return taking.received.length;
}

/** All that leaves the instance about a partnership: archive, dossier, open data. */
async function papers({ database, coordinator, partnershipId, slug, reportId }: Handed) {
	const { sql } = database;
	const scope = await teamScope(coordinator, slug);
	const partnership = await publicPartnership(sql, slug);
	if (!scope || !partnership) throw new Error('There is no partnership.');
	const openFile = () => Promise.reject(new Error('There are no files.'));
	const zip = await dossier(scope, { reportId, origin: 'https://tiltas.example', openFile });
	const files = Object.entries(unzipSync(zip ?? new Uint8Array()));
	const texts = files.filter(([path]) => !path.endsWith('.pdf'));
	const asked = { language: 'lt', now: noon } as const;
	const tables = ownTables.map((table) => openRows(sql, partnership, { ...asked, table }));
	return {
		archive: JSON.stringify(await exportArchive(sql, partnershipId)),
		dossier: Buffer.concat(texts.map(([, bytes]) => bytes)).toString(),
		'open data': JSON.stringify(await Promise.all(tables))
	};
}

type Handed = Asking & { reportId: string };

async function handedIn(asking: Asking): Promise<Handed> {
	const { coordinator, partnershipId, report } = asking;
	const { id } = ok(await beginReport(coordinator, partnershipId, report));
	const texts = { summary: { lt: 'Viskas pavyko.' } };
	ok(await writeReport(coordinator, partnershipId, { ...report, id, revision: undefined, texts }));
	ok(await submitReport(coordinator, partnershipId, { id, gapsSeen: true }));
	return { ...asking, reportId: id };
}

/** Puts what must never be there into each place that is searched, in one of the forms it could take. */
async function plant({ database, partnershipId, eventId }: Asking, words: readonly string[]) {
	const { sql } = database;
	const hex = Buffer.from(words.join(' ')).toString('hex');
	const base64 = Buffer.from(`x${words.join('-')}`).toString('base64');
	const draft = `Konferencija ${words.join('. ')}`;
	await sql
		.updateTable('text')
		.set({ draft, published: draft })
		.where('record_id', '=', eventId)
		.execute();
	await sql.updateTable('participant_letter').set({ last_error: hex }).execute();
	const act = { chain: partnershipId, at: noon, actor: undefined, command: 'hold-event' };
	await inTransaction(database, (tx) =>
		appendToJournal(tx, act, [{ changes: { note: { after: base64 } } }])
	);
}

test('E17, PE5: of 1,000 people on every path nothing plain is in database, files, journal, log, letters, exports, backups', async (context) => {
	const lines: string[] = [];
	const log = openLog({ level: 'debug', clock: () => noon, write: (text) => lines.push(text) });
	const asking = await askingEvent(log);
	const { visit, productIds, database } = asking;
	const written = await filesOf(database);
	const codes = await tellCanaries({ visit, form: await asking.form(), productIds }, registering);
	expect(codes.length).toBeGreaterThanOrEqual(1_000);
	expect(await sendLetters(asking)).toBeGreaterThan(lettersSent / 2);
	const handed = await handedIn(asking);
	const search = canarySearch(codes);
	const everywhere = async () => ({
		tables: search.found(await dumped(database)),
		'opened backup': search.found(await backupOf(database, noon)),
		...(written && {
			'log of changes': search.found(await written.changes()),
			'files of tables': search.found(await written.tables())
		}),
		log: search.found(lines.join('\n')),
		...found(search, await papers(handed))
	});
	const places = Object.entries(await everywhere());
	expect(places.filter(([, findings]) => findings.length > 0)).toEqual([]);
	const states = await database.sql.selectFrom('registration').select('state').distinct().execute();
	expect(states.map(({ state }) => state).sort()).toEqual([
		'cancelled',
		'confirmed',
		'offered',
		'waiting'
	]);

	await plant(asking, codes[17] ?? []);
	log.info({ detail: (codes[18] ?? []).join(', ') }, 'planted');
	log.flush();
	const planted = await everywhere();
	for (const [place, findings] of Object.entries(planted))
		expect(findings.length, `a planted one is found in: ${place}`).toBeGreaterThan(0);
	if (!written) await context.annotate('Not read: the files of a database server elsewhere.');
}, 300_000);

const found = (search: CanarySearch, texts: Record<string, string>) =>
	Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, search.found(text)]));

test('the search finds names, contacts and words, plain, as hex and as base64, with any separator', () => {
	const words = ['acorn', 'badger', 'cactus', 'daylight', 'emerald', 'falcon'];
	const { found: look } = canarySearch([words]);
	const forms = [
		'ŽYDRĖ KANARYTĖ-17',
		words.join(' '),
		words.join('-'),
		words.join(''),
		words.map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join('\n')
	];
	for (const plain of forms) {
		const bytes = Buffer.from(plain);
		const hidden = [0, 1, 2].map((more) =>
			Buffer.from(`${'-'.repeat(more)}${plain}`).toString('base64')
		);
		for (const form of [plain, bytes.toString('hex'), `\\x${bytes.toString('hex')}`, ...hidden])
			expect(look(`before ${form} after`), form).not.toEqual([]);
	}
	expect(look('acorn badger, cactus and daylight; an emerald falcon')).toEqual([
		'acorn badger cactus'
	]);
	expect(look('a badger saw daylight under a falcon, and an acorn')).toEqual([]);
});
