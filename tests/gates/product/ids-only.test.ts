import { sql as raw, type KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { participantLetterSender } from '#features/registrations/server/letters/send.ts';
import { addQuestion } from '#features/registrations/server/settings/questions.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { running, setRunning } from '#platform/server/running.ts';
import { ok } from '../../support/event-cast.ts';
import { startProduct, type Product } from '../../support/product/product.ts';
import { registrationCast } from '../../support/registration-cast.ts';
import { openForms } from '../../support/registering.ts';

/* E28: letters on their way, jobs and error reports of a protected event carry ids and nothing of a person. */

const person = { name: 'Canaryname Rugilė', contact: 'canary.contact@example.org' };
const slug = 'quiet-cities';
let product: Product;

beforeAll(async () => {
	product = await startProduct();
	const { coordinator, partnershipId, eventId } = await registrationCast(product.sql, {
		slug,
		day: '2099-06-10'
	});
	ok(
		await addQuestion(coordinator, partnershipId, {
			eventId,
			kind: 'name',
			title: { en: 'What may we call you?' },
			why: { en: 'For your badge.' },
			isRequired: true,
			retentionDays: 14,
			openedBy: 'key_holders',
			options: []
		})
	);
}, 120_000);
afterAll(() => product.stop());

const registers = async () => {
	const [form] = await openForms(product, slug, 1);
	if (!form) throw new Error('no form');
	const [question = ''] = Object.keys(form.fields);
	return form.send(product, { [question]: person.name, contact: person.contact });
};

const traces = [person.name, person.contact, 'Canaryname', 'canary.contact'];
const found = (text: string) => traces.filter((trace) => text.includes(trace));

test('E28: the report of a fault while somebody registers names the fault, not the person', async () => {
	const whole = running();
	const breaking: KyselyPlugin = {
		transformQuery: ({ node }) => {
			if (JSON.stringify(node).includes('insert into registration'))
				throw new Error('out of order');
			return node;
		},
		transformResult: ({ result }) => Promise.resolve(result)
	};
	const broken = whole.database.sql.withPlugin(breaking);
	setRunning({ ...whole, database: { ...whole.database, sql: broken } });
	const answer = await registers().finally(() => setRunning(whole));
	expect(answer.status).toBe(500);
	expect(product.faults()).toContain('out of order');
	expect(found(product.faults())).toEqual([]);
});

test('E28: what is written of a letter is ids, kind and times; a mail server’s words are not kept', async () => {
	const { sql } = product;
	expect((await registers()).status).toBe(200);
	const keys = participantKeys(running().secret);
	const clock = () => new Date();
	const { rows: jobs } = await raw<{ data: Record<string, unknown> }>`
		select data from pgboss.job where name = 'send-participant-letter'`.execute(sql);
	const letters = await sql.selectFrom('participant_letter').selectAll().execute();
	expect(letters.length).toBeGreaterThan(0);
	expect(jobs.map(({ data }) => data)).toEqual(letters.map(({ id }) => ({ letterId: id })));
	const refusing = participantLetterSender({
		origin: product.origin,
		clock,
		keys,
		send: ({ to }) => {
			expect(to).toBe(person.contact);
			return Promise.reject(Object.assign(new Error(`550 no ${to}`), { code: 'EENVELOPE' }));
		}
	});
	const [letter] = letters;
	await inTransaction({ sql }, (tx) => refusing({ letterId: letter?.id }, tx));
	const [kept] = await sql.selectFrom('participant_letter').selectAll().execute();
	expect(kept?.last_error).toBe('EENVELOPE');
	expect(found(JSON.stringify(kept))).toEqual([]);
	// No column could hold more: ids, a word of a closed list, times, a number, a code.
	const { rows: columns } = await raw<{ name: string; type: string }>`
		select column_name as name, data_type as type from information_schema.columns
		where table_name = 'participant_letter' and data_type not in ('uuid', 'smallint', 'timestamp with time zone')
		order by 1`.execute(sql);
	expect(columns.map(({ name }) => name)).toEqual(['kind', 'last_error', 'occasion']);
	expect(found(product.faults())).toEqual([]);
});
