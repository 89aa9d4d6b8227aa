import { randomBytes, randomUUID } from 'node:crypto';
import type { Sql } from '#features/accounts/server/context.ts';
import { mark, type ParticipantKeys } from '#features/privacy/server/participant-keys.ts';
import { registrationDefaults } from '#features/registrations/rules/defaults.ts';
import { enrolDevice } from '#features/registrations/server/door/devices.ts';
import { addDoorList } from '#features/registrations/server/door/door-lists.ts';
import { addQuestion } from '#features/registrations/server/settings/questions.ts';
import { setUpRegistration } from '#features/registrations/server/settings/set-up.ts';
import type { Setting } from '#features/registrations/types.ts';
import { noon, ok } from './event-cast.ts';
import { registrationCast } from './registration-cast.ts';

const answers = ['Bicycle', 'On foot', 'Bus', 'Train', 'Boat'];

/** An ordinary conference that asks one question, and crowds of people who come with their answers. */
export async function countedEvent(
	sql: Sql,
	keys: Pick<ParticipantKeys, 'pepper'>,
	{
		slug,
		day,
		options,
		...given
	}: { slug: string; day?: string; options: number } & Partial<Setting>
) {
	const people = await registrationCast(sql, { slug, ...(day && { day }) });
	const { coordinator, partnershipId, eventId, productIds } = people;
	const setting: Setting = {
		...registrationDefaults.conference,
		protection: 'ordinary',
		isDiscreet: false,
		leastCount: 5,
		...given
	};
	ok(
		await setUpRegistration(coordinator, partnershipId, { eventId, revision: undefined, setting })
	);
	const { id: questionId } = ok(
		await addQuestion(coordinator, partnershipId, {
			eventId,
			kind: 'choice',
			title: { en: 'How do you come?' },
			why: { en: 'So that there is room.' },
			isRequired: false,
			retentionDays: 14,
			openedBy: 'key_holders',
			options: answers.slice(0, options).map((en) => ({ title: { en } }))
		})
	);
	const rows = await sql
		.selectFrom('question_option')
		.select('id')
		.where('question_id', '=', questionId)
		.orderBy('position')
		.execute();
	const optionIds = rows.map(({ id }) => id);
	const list = ok(await addDoorList(coordinator, partnershipId, { eventId, title: { en: 'Day' } }));
	const tokenMark = randomBytes(32);
	const device = ok(
		await enrolDevice(coordinator, partnershipId, { eventId, post: 'North', tokenMark })
	);
	const at = { partnership_id: partnershipId, event_id: eventId };

	/** So many come who chose each option, the last number those who did not answer. */
	async function come(counts: readonly number[]): Promise<void> {
		const persons = counts.flatMap((count, option) =>
			Array.from({ length: count }, () => ({ id: randomUUID(), option: optionIds[option] }))
		);
		if (persons.length === 0) return;
		await sql
			.insertInto('registration')
			.values(
				persons.map(({ id }) => ({
					...at,
					id,
					product_id: productIds[0] ?? '',
					group_id: id,
					position: 1,
					state: 'confirmed' as const,
					lookup: randomBytes(32),
					request_mark: randomBytes(32),
					ticket: randomBytes(5),
					language: 'en' as const,
					taken_at: noon
				}))
			)
			.execute();
		const answered = persons.flatMap(({ id, option }) =>
			option
				? [
						{
							partnership_id: partnershipId,
							registration_id: id,
							question_id: questionId,
							sealed: randomBytes(8),
							own: randomBytes(8),
							mark: mark(keys, 'option', id, questionId, option),
							erase_at: new Date('2099-01-01')
						}
					]
				: []
		);
		if (answered.length > 0) await sql.insertInto('answer').values(answered).execute();
	}

	/** People are let in until so many are, none of them twice. */
	async function letIn(whole: number): Promise<void> {
		const tickets = await sql
			.selectFrom('registration')
			.select('ticket')
			.where('event_id', '=', eventId)
			.where('ticket', 'not in', (eb) => eb.selectFrom('scan').select('ticket'))
			.orderBy('id')
			.execute();
		const inside = await sql
			.selectFrom('scan')
			.select('id')
			.where('event_id', '=', eventId)
			.execute();
		const next = tickets.slice(0, Math.max(0, whole - inside.length));
		if (next.length === 0) return;
		await sql
			.insertInto('scan')
			.values(
				next.map(({ ticket }, place) => ({
					...at,
					id: randomUUID(),
					list_id: list.id,
					device_id: device.id,
					ticket,
					direction: 'in' as const,
					scanned_at: noon,
					received_at: noon,
					number: inside.length + place + 1
				}))
			)
			.execute();
	}
	const order = [...optionIds.keys()].sort((a, b) =>
		(optionIds[a] ?? '') < (optionIds[b] ?? '') ? -1 : 1
	);
	/** Numbers by option in the order in which the rule looks at them: by name, the unanswered last. */
	const inOrder = <Item>(numbers: readonly Item[]) =>
		[...order, optionIds.length].flatMap((at) => numbers.slice(at, at + 1));
	return { ...people, questionId, come, letIn, inOrder };
}
