import { randomBytes, randomUUID } from 'node:crypto';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { claimDoorCount } from '#features/results/server/claim-door.ts';
import { keepHeadCounts } from '#features/registrations/server/door/head-counts.ts';
import { registrationDefaults } from '#features/registrations/rules/defaults.ts';
import { enrolDevice, revokeDevice } from '#features/registrations/server/door/devices.ts';
import { addDoorList, removeDoorList } from '#features/registrations/server/door/door-lists.ts';
import { erasePeople } from '#features/registrations/server/erasing/erase-people.ts';
import {
	inviteGuests,
	withdrawInvitationLink
} from '#features/registrations/server/invitations/links.ts';
import { setSeatShare } from '#features/registrations/server/invitations/seat-shares.ts';
import { closeNumbers, openNumbers } from '#features/registrations/server/numbers/open.ts';
import { releaseNumbers } from '#features/registrations/server/numbers/release.ts';
import { decideRegistration } from '#features/registrations/server/settings/decide.ts';
import {
	addProduct,
	changeProduct,
	withdrawProduct
} from '#features/registrations/server/settings/products.ts';
import {
	addQuestion,
	changeQuestion,
	withdrawQuestion
} from '#features/registrations/server/settings/questions.ts';
import {
	addQuota,
	changeQuota,
	removeQuota
} from '#features/registrations/server/settings/quotas.ts';
import { takePlacesBack } from '#features/registrations/server/settings/take-back.ts';
import { setUpRegistration } from '#features/registrations/server/settings/set-up.ts';
import { moveWaiting } from '#features/registrations/server/waiting-list/move-waiting.ts';
import { now } from '../cast.ts';
import { idOf, step, type Step, type World } from './step.ts';

const revision = undefined;
const ticketOfRequest = Uint8Array.of(1, 2, 3, 4, 5);
const eventId = (world: World) => ({ eventId: idOf(world, 'event') });
const id = (name: string) => (world: World) => ({ id: idOf(world, name) });
const question = {
	title: { en: 'How do you come?' },
	why: { en: 'So that there is room for bicycles.' },
	isRequired: false,
	retentionDays: 1,
	options: [{ title: { en: 'By bicycle' } }, { title: { en: 'On foot' } }]
};

const deviceOfWorld = (world: World) => ({
	...eventId(world),
	...id('device')(world),
	partnershipId: world.partnershipId,
	post: 'North door'
});

/** An event at which places are given, with all that can be asked and had there. */
export const registrationSteps: Step[] = [
	step(setUpRegistration, (world) => ({
		...eventId(world),
		revision,
		setting: registrationDefaults.conference
	})),
	step(addQuota, (world) => ({ ...eventId(world), title: { en: 'Hall' }, capacity: 5 }), 'quota'),
	step(addQuota, (world) => ({ ...eventId(world), title: { en: 'Spare' } }), 'spare quota'),
	step(changeQuota, (world) => ({ ...id('quota')(world), revision, title: { en: 'Big hall' } })),
	step(removeQuota, id('spare quota')),
	step(
		addProduct,
		(world) => ({
			...eventId(world),
			kind: 'place',
			attendance: 'on_site',
			title: { en: 'A place' },
			quotaIds: [idOf(world, 'quota')]
		}),
		'product'
	),
	askedForAfter(
		step(
			changeProduct,
			(world) => ({
				...id('product')(world),
				revision,
				attendance: 'online',
				title: { en: 'A place online' }
			}),
			'request'
		)
	),
	step(decideRegistration, (world) => ({ ...id('request')(world), decision: 'decline' })),
	{
		...step(moveWaiting, (world) => ({
			...id('request')(world),
			to: 'front',
			reason: 'Comes from far away.'
		})),
		prepare: waitsAgain
	},
	{
		...step(takePlacesBack, (world) => ({
			...eventId(world),
			tickets: [ticketOfRequest],
			reason: 'A program took it.'
		})),
		prepare: waitsAgain
	},
	step(setSeatShare, (world) => ({ ...eventId(world), partnerId: world.partnerId, seats: 5 })),
	step(
		inviteGuests,
		(world) => ({
			...eventId(world),
			partnerId: world.partnerId,
			seats: 5,
			tokenMark: randomBytes(32)
		}),
		'link'
	),
	step(withdrawInvitationLink, id('link')),
	step(addDoorList, (world) => ({ ...eventId(world), title: { en: 'First day' } }), 'door list'),
	step(removeDoorList, id('door list')),
	step(
		enrolDevice,
		(world) => ({ ...eventId(world), post: 'North door', tokenMark: randomBytes(32) }),
		'device'
	),
	{
		...step(claimDoorCount, (world) => ({ ...eventId(world), of: 'crowd' })),
		prepare: (world) =>
			keepHeadCounts({ sql: world.sql, clock: () => now }, deviceOfWorld(world), [
				{ id: randomUUID(), sector: 'A', low: 900, high: 1100, countedAt: now.toISOString() }
			])
	},
	step(revokeDevice, id('device')),
	step(withdrawProduct, id('product')),
	step(
		addQuestion,
		(world) => ({ ...eventId(world), ...question, kind: 'choice', openedBy: 'key_holders' }),
		'question'
	),
	step(changeQuestion, (world) => ({ ...id('question')(world), ...question, revision })),
	step(withdrawQuestion, id('question')),
	step(releaseNumbers, (world) => ({
		...eventId(world),
		keys: participantKeys('a secret of the steps that is long enough')
	})),
	{ ...step(openNumbers, eventId), prepare: becomesOrdinary },
	step(closeNumbers, eventId),
	{
		...step(erasePeople, (world) => ({
			of: { kind: 'event', id: idOf(world, 'event') },
			reason: 'The list was left on a train.'
		})),
		prepare: isOver
	}
];

/** Lets somebody ask for a place of the product: visitors have verbs of their own, which are no commands. */
function askedForAfter(before: Step): Step {
	return {
		...before,
		async run(context, partnershipId, input) {
			const done = await before.run(context, partnershipId, input);
			if (!done.ok) return done;
			const product = await context.sql
				.selectFrom('product')
				.select(['id', 'event_id'])
				.where('partnership_id', '=', partnershipId)
				.where('id', '=', (input as { id: string }).id)
				.executeTakeFirstOrThrow();
			const placeId = randomUUID();
			// Each ticket is one of a kind, and the steps may be taken again in one world.
			const known = Buffer.from(ticketOfRequest);
			const others = await context.sql
				.selectFrom('registration')
				.select('id')
				.where('partnership_id', '=', partnershipId)
				.where('event_id', '=', product.event_id)
				.where('ticket', '=', known)
				.execute();
			await context.sql
				.insertInto('registration')
				.values({
					partnership_id: partnershipId,
					id: placeId,
					event_id: product.event_id,
					product_id: product.id,
					group_id: placeId,
					position: 1,
					state: 'requested',
					lookup: randomBytes(32),
					request_mark: randomBytes(32),
					ticket: others.length === 0 ? known : randomBytes(5),
					language: 'en',
					taken_at: context.clock()
				})
				.execute();
			return { ...done, id: placeId };
		}
	};
}

/** Puts who was declined on the waiting list, as if there had been no room. */
async function waitsAgain(world: World): Promise<void> {
	await world.sql
		.updateTable('registration')
		.set({ state: 'waiting', ended_at: null })
		.where('partnership_id', '=', world.partnershipId)
		.where('id', '=', idOf(world, 'request'))
		.execute();
}

/** As if it had been some months before. */
async function isOver(world: World): Promise<void> {
	await world.sql
		.updateTable('event')
		.set({ starts_on: '2022-01-10', ends_on: '2022-01-10' })
		.where('partnership_id', '=', world.partnershipId)
		.where('id', '=', idOf(world, 'event'))
		.execute();
}

/** As if the team had said so before anybody registered: of a protected event nothing is opened. */
async function becomesOrdinary(world: World): Promise<void> {
	await world.sql
		.updateTable('registration_setting')
		.set({ protection: 'ordinary' })
		.where('partnership_id', '=', world.partnershipId)
		.where('event_id', '=', idOf(world, 'event'))
		.execute();
}
