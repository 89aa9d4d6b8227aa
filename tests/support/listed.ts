import { randomBytes } from 'node:crypto';
import type { Context, Sql } from '#features/accounts/server/context.ts';
import { makeHolderKey } from '#features/privacy/server/keys/holder-keys.ts';
import { sealAnswer } from '#features/privacy/server/seal.ts';
import { textOf } from '#features/privacy/ui/keys/bytes.ts';
import { newKeyPair, publicKeyOf, type KeyPair } from '#features/privacy/ui/keys/key-pairs.ts';
import { lock, lockingKey } from '#features/privacy/ui/keys/lock.ts';
import { sharesFor } from '#features/privacy/ui/keys/shares.ts';
import { addQuestion } from '#features/registrations/server/settings/questions.ts';
import { systemClock } from '#platform/server/clock.ts';
import { coordinating, operatorContext } from '../../stories/teller.ts';
import { ok } from './event-cast.ts';
import { passphrase } from './listed-page.ts';
import { manyRegistrations } from './many-registrations.ts';
import { registrationCast } from './registration-cast.ts';

const slug = 'listed-cities';
// Cheap to unlock: what is tried or measured here is what comes afterwards.
const wrapping = {
	kdf: 'argon2id',
	passes: 1,
	memoryKibibytes: 64,
	lanes: 1,
	salt: textOf(new Uint8Array(16))
} as const;

type Listed = { partnershipId: string; eventId: string; key: KeyPair };

/**
 * An event at which so many people answered two questions each, sealed by the server; the operator of the
 * instance holds its key, locked with the passphrase. Gives back where the list is opened.
 */
export async function tellListed(sql: Sql, people: number): Promise<string> {
	// First, for whoever becomes operator coordinates all that is there.
	const operator = await operatorContext({ sql, clock: systemClock });
	const cast = await registrationCast(sql, { slug, day: '2099-06-10' });
	const { partnershipId, eventId, eventPrivateKey, productIds } = cast;
	const privateKey = Uint8Array.from(eventPrivateKey);
	const key = { privateKey, publicKey: await publicKeyOf(privateKey) };
	const listed = { partnershipId, eventId, key };
	await holds(operator, listed);
	await manyRegistrations(sql, { partnershipId, eventId, productId: productIds[0] ?? '' }, people);
	await answer(sql, listed, [
		[await asked(cast.coordinator, listed, 'name'), 'Rugilė'],
		[await asked(cast.coordinator, listed, 'text'), 'be riešutų']
	]);
	return `/en/p/${slug}/events/${eventId}/registration/list`;
}

/** The operator coordinates, has a holder key, and a share of the event's. */
async function holds(operator: Context, { partnershipId, key }: Listed): Promise<void> {
	const { sql } = operator;
	const member = { partnership_id: partnershipId, account_id: operator.actor?.accountId ?? '' };
	await sql
		.insertInto('membership')
		.values({ ...member, role: 'coordinator', since: systemClock() })
		.execute();
	const own = await newKeyPair();
	const wrappedKey = await lock(await lockingKey(wrapping, { passphrase }), own);
	const locked = { publicKey: own.publicKey, wrapping, wrappedKey, shares: [] };
	const holder = ok(
		await makeHolderKey(coordinating(operator, partnershipId), partnershipId, locked)
	);
	const [share] = await sharesFor(key, [{ id: holder.id, publicKey: textOf(own.publicKey) }], 1);
	const eventKey = sql
		.selectFrom('event_key')
		.select('id')
		.where('partnership_id', '=', partnershipId);
	await sql
		.insertInto('event_key_share')
		.values({
			partnership_id: partnershipId,
			event_key_id: eventKey,
			holder_key_id: holder.id,
			sealed_share: Buffer.from(share?.sealedShare ?? '', 'base64url'),
			given_at: systemClock()
		})
		.execute();
}

async function asked(by: Context, at: Listed, kind: 'name' | 'text'): Promise<string> {
	const question = {
		eventId: at.eventId,
		kind,
		title: { lt: kind === 'name' ? 'Vardas' : 'Maistas' },
		why: { lt: 'Ženkleliui.' },
		isRequired: true,
		retentionDays: 14,
		openedBy: 'key_holders',
		options: []
	} as const;
	return ok(await addQuestion(by, at.partnershipId, question)).id;
}

type Given = readonly (readonly [questionId: string, text: string])[];

async function answer(sql: Sql, listed: Listed, given: Given): Promise<void> {
	const { partnershipId, eventId, key } = listed;
	const places = await sql
		.selectFrom('registration')
		.select('id')
		.where('event_id', '=', eventId)
		.execute();
	const to = { eventKey: key.publicKey, claimKey: randomBytes(32) };
	const rows = places.flatMap(({ id }) =>
		given.map(([questionId, text]) => {
			const { sealed, own } = sealAnswer(to, { registrationId: id, questionId }, text);
			return {
				partnership_id: partnershipId,
				registration_id: id,
				question_id: questionId,
				sealed: Buffer.from(sealed),
				own: Buffer.from(own),
				erase_at: new Date('2099-06-24T00:00:00Z')
			};
		})
	);
	for (let from = 0; from < rows.length; from += 5_000) {
		const part = rows.slice(from, from + 5_000);
		await sql.insertInto('answer').values(part).execute();
	}
}
