import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { claimDoorCount } from './claim-door.ts';
import { inTransaction } from '#platform/server/database/transaction.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { noon, ok } from '../../../../tests/support/event-cast.ts';
import { registrationCast } from '../../../../tests/support/registration-cast.ts';
import { tellCounts, totals } from '#features/registrations/server/counts.ts';
import { enrolDevice, newDeviceToken } from '#features/registrations/server/door/devices.ts';
import { addDoorList } from '#features/registrations/server/door/door-lists.ts';
import { keepHeadCounts } from '#features/registrations/server/door/head-counts.ts';
import { keepScans } from '#features/registrations/server/door/scans.ts';
import { takePlace } from '#features/registrations/server/register/take-place.ts';
import { addQuestion } from '#features/registrations/server/settings/questions.ts';
import { mark } from '#features/privacy/server/participant-keys.ts';

/** An event that asks one question, and people who come with an answer to it. */
async function counting() {
	const database = await testDatabase();
	const people = await registrationCast(database.sql);
	const { coordinator, partnershipId, eventId, visit, keys, productIds } = people;
	const options = [
		{ title: { lt: 'Dviračiu' } },
		{ title: { lt: 'Pėsčiomis' } },
		{ title: { lt: 'Autobusu' } }
	];
	const questionId = ok(
		await addQuestion(coordinator, partnershipId, {
			eventId,
			kind: 'choice',
			title: { lt: 'Kaip atvyksite?' },
			why: { lt: 'Kad pasiruoštume.' },
			isRequired: false,
			retentionDays: 1,
			openedBy: 'key_holders',
			options
		})
	).id;
	const form = await people.form();
	const ids = form.questions[0]!.options.map(({ id }) => id);
	const come = async (numbers: number[]) => {
		for (const [index, number] of numbers.entries()) {
			for (let each = 0; each < number; each += 1) {
				const sent = { requestKey: randomUUID(), language: 'lt', productIds, size: 1 } as const;
				const answers = new Map(ids[index] ? [[questionId, ids[index]]] : []);
				const nothing = { contact: undefined, invitationId: undefined };
				ok(await takePlace(visit, form, { ...sent, ...nothing, answers }));
			}
		}
	};
	const at = { partnershipId, eventId };
	const tell = () =>
		inTransaction(database, (tx) =>
			tellCounts(tx, keys, { ...at, kind: 'conference', leastCount: 5, now: noon, isOver: false })
		);
	const told = async () => {
		const table = (await tell()).tables.at(-1);
		const cells = new Map(table?.cells.map(({ key, cell }) => [key[0], cell]));
		return { total: table?.total, by: ids.map((id) => cells.get(id)) };
	};
	return { ...people, database, come, told, ids };
}

test('many are counted by what they chose, few are hidden and cannot be subtracted', async () => {
	const { come, told } = await counting();
	await come([8, 7, 2]);
	const { total, by } = await told();
	expect(total).toEqual({ shown: 17 });
	expect(by[2]).toEqual({ below: 5 });
	expect(by.filter((cell) => cell && !('shown' in cell)).length).toBeGreaterThan(1);
});

test('one more person changes nothing that is told, many more do', async () => {
	const { come, told } = await counting();
	await come([10, 10, 10]);
	const first = await told();
	expect(first).toEqual({
		total: { shown: 30 },
		by: [{ shown: 10 }, { shown: 10 }, { shown: 10 }]
	});
	await come([1]);
	expect(await told()).toEqual(first);
	await come([9, 10, 10]);
	expect(await told()).toEqual({
		total: { shown: 60 },
		by: [{ shown: 20 }, { shown: 20 }, { shown: 20 }]
	});
});

test('what the doors counted becomes a figure with its source, equal to a recount', async () => {
	const { come, coordinator, partnershipId, eventId, visit, keys, database } = await counting();
	await come([12]);
	const at = { partnershipId, eventId };
	const take = (of: 'tickets' | 'crowd') =>
		claimDoorCount(coordinator, partnershipId, { eventId, of });
	expect(await take('tickets')).toEqual({ ok: false, reason: 'nothing-counted' });
	const tokenMark = mark(keys, 'device', newDeviceToken());
	const device = ok(
		await enrolDevice(coordinator, partnershipId, { eventId, post: 'North', tokenMark })
	);
	const listId = ok(
		await addDoorList(coordinator, partnershipId, { eventId, title: { lt: 'Diena' } })
	).id;
	const tickets = await database.sql.selectFrom('registration').select('ticket').execute();
	const post = { ...at, id: device.id, post: 'North' };
	const scanned = (from: number, to: number) =>
		tickets.slice(from, to).map(({ ticket }) => ({
			id: randomUUID(),
			listId,
			ticket: ticket.toString('hex'),
			direction: 'in' as const,
			scannedAt: '2022-06-10T08:00:00Z'
		}));
	await keepScans(visit, post, scanned(0, 4));
	ok(await take('tickets'));
	await keepScans(visit, post, scanned(0, 11));
	ok(await take('tickets'));
	await keepHeadCounts(visit, post, [
		{ id: randomUUID(), sector: 'A', low: 900, high: 1200, countedAt: '2022-06-10T09:00:00Z' }
	]);
	ok(await take('crowd'));
	const claims = await database.sql
		.selectFrom('claim')
		.select(['qualifier', 'low', 'high', 'method'])
		.orderBy('entered_at')
		.orderBy('high')
		.execute();
	expect(claims).toHaveLength(3);
	expect(claims).toContainEqual({ qualifier: 'up_to', low: null, high: 10, method: 'tickets' });
	expect(claims).toContainEqual({ qualifier: 'exactly', low: 11, high: null, method: 'tickets' });
	expect(claims).toContainEqual({
		qualifier: 'between',
		low: 900,
		high: 1200,
		method: 'gate_count'
	});
	expect(await totals(database.sql, at)).toEqual({ registered: 12, admitted: 11 });
});
