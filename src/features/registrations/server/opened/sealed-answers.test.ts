import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { teamScope, type Context } from '#features/accounts/server/context.ts';
import { makeHolderKey } from '#features/privacy/server/keys/holder-keys.ts';
import { openList, shareOpening } from '#features/privacy/server/keys/openings.ts';
import { publicKeyOf } from '#features/privacy/ui/keys/key-pairs.ts';
import { answersOpener } from '#features/privacy/ui/keys/open-answers.ts';
import { noon, ok } from '../../../../../tests/support/event-cast.ts';
import { registrationCast } from '../../../../../tests/support/registration-cast.ts';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { takePlace } from '../register/take-place.ts';
import { addQuestion } from '../settings/questions.ts';
import { sealedAnswers } from './sealed-answers.ts';

type Event = Awaited<ReturnType<typeof registrationCast>>;
let event: Event;
let asked: Record<'badge' | 'diet', string>;

const halfAnHour = 30 * 60_000;
const scopeOf = async (person: Context) => {
	const scope = await teamScope(person, event.slug);
	if (!scope) throw new Error('no scope');
	return scope;
};
const listFor = async (person: Context, now = noon) =>
	sealedAnswers(await scopeOf(person), { eventId: event.eventId, now });
const opens = (person: Context) =>
	openList(person, event.partnershipId, { eventId: event.eventId, purpose: 'name badges' });

/** The person holds a share of the event's key, in the way that only the server looks at. */
async function becomesHolder(person: Context) {
	const { id } = ok(
		await makeHolderKey(person, event.partnershipId, {
			publicKey: Buffer.alloc(32, 1),
			wrapping: {
				kdf: 'argon2id',
				passes: 2,
				memoryKibibytes: 65_536,
				lanes: 1,
				salt: 'A'.repeat(22)
			},
			wrappedKey: Buffer.alloc(60),
			shares: []
		})
	);
	const key = await event.visit.sql.selectFrom('event_key').select('id').executeTakeFirstOrThrow();
	await event.visit.sql
		.insertInto('event_key_share')
		.values({
			partnership_id: event.partnershipId,
			event_key_id: key.id,
			holder_key_id: id,
			sealed_share: Buffer.alloc(80),
			given_at: noon
		})
		.execute();
}

beforeEach(async () => {
	const { sql } = await testDatabase();
	event = await registrationCast(sql);
	const ask = async (title: string, openedBy: 'key_holders' | 'coordinators') =>
		ok(
			await addQuestion(event.coordinator, event.partnershipId, {
				eventId: event.eventId,
				kind: 'text',
				title: { lt: title },
				why: { lt: 'Kad būtų patogu.' },
				isRequired: false,
				retentionDays: 1,
				openedBy,
				options: []
			})
		).id;
	asked = {
		badge: await ask('Vardas ant kortelės', 'key_holders'),
		diet: await ask('Mityba', 'coordinators')
	};
	const taken = await takePlace(event.visit, await event.form(), {
		requestKey: randomUUID(),
		language: 'lt',
		productIds: event.productIds.slice(0, 1),
		size: 1,
		answers: new Map([
			[asked.badge, 'Rūta'],
			[asked.diet, 'be riešutų']
		]),
		contact: undefined,
		invitationId: undefined
	});
	if (!taken.ok) throw new Error(taken.reason);
});

describe('sealed answers', () => {
	test('are given out while the list is open, and open with the event’s key in the browser’s own code', async () => {
		await becomesHolder(event.coordinator);
		expect(await listFor(event.coordinator)).toBeUndefined();
		ok(await opens(event.coordinator));
		const page = await listFor(event.coordinator);
		const privateKey = Uint8Array.from(event.eventPrivateKey);
		const key = { privateKey, publicKey: await publicKeyOf(privateKey) };
		const { signal } = new AbortController();
		const open = await answersOpener(key, { signal, progress: () => undefined });
		const opened = await open(page?.answers ?? []);
		const [placeId] = page?.places.map(({ id }) => id) ?? [];
		const by = new Map(opened.map(({ questionId, text }) => [questionId, text]));
		expect(by).toEqual(
			new Map([
				[asked.badge, 'Rūta'],
				[asked.diet, 'be riešutų']
			])
		);
		expect(new Set(opened.map(({ registrationId }) => registrationId))).toEqual(new Set([placeId]));
		expect(JSON.stringify(page)).not.toContain('Rūta');
	});

	test('are given to nobody else, and to nobody after half an hour', async () => {
		await becomesHolder(event.coordinator);
		ok(await opens(event.coordinator));
		expect(await listFor(event.coordinator)).toMatchObject({ places: [{ state: 'confirmed' }] });
		expect(await listFor(event.officer)).toBeUndefined();
		const late = new Date(noon.getTime() + halfAnHour);
		expect(await listFor(event.coordinator, late)).toBeUndefined();
	});

	test('to a question for coordinators alone stay closed for other key holders', async () => {
		await becomesHolder(event.officer);
		ok(await opens(event.officer));
		const page = await listFor(event.officer);
		expect(page?.answers.map(([, questionId]) => questionId)).toEqual([asked.badge]);
	});

	test('that two must open are given out when the second share is there', async () => {
		await event.visit.sql.updateTable('event_key').set({ threshold: 2 }).execute();
		await becomesHolder(event.coordinator);
		await becomesHolder(event.officer);
		const { id: openingId } = ok(await opens(event.coordinator));
		expect(await listFor(event.coordinator)).toBeUndefined();
		const share = { openingId, sealedShare: Buffer.alloc(80) };
		ok(await shareOpening(event.officer, event.partnershipId, share));
		expect((await listFor(event.coordinator))?.answers).toHaveLength(2);
	});

	test('whose time is over are given out no more, also before the purge comes by', async () => {
		await becomesHolder(event.coordinator);
		await event.visit.sql.updateTable('answer').set({ erase_at: noon }).execute();
		ok(await opens(event.coordinator));
		expect((await listFor(event.coordinator))?.answers).toEqual([]);
	});
});
