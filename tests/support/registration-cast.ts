import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { planEvent } from '#features/events/server/plan.ts';
import { publishEvent } from '#features/events/server/publish.ts';
import { selectEvents, eventOf } from '#features/events/server/event/event-rows.ts';
import type { Sql } from '#features/accounts/server/context.ts';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { registrationForm } from '#features/registrations/server/form.ts';
import type { Visit } from '#features/registrations/server/visit.ts';
import type { NewRegistration, Setting } from '#features/registrations/types.ts';
import { eventCast, noon, ok } from './event-cast.ts';

const keys = participantKeys('a secret of the tests that is long enough');

type Wanted = Partial<Pick<Setting, 'mode' | 'waitingList' | 'mostInGroup' | 'offerHours'>> & {
	/** The capacity of each quota; null for one that is not counted. */
	quotas?: (number | null)[];
	/** The quotas of each product by their place in the list; the first is the place. */
	products?: number[][];
};

/** A published event that gives places, in a partnership with everybody who may and may not touch it. */
export async function registrationCast(sql: Sql, wanted: Wanted = {}) {
	const people = await eventCast(sql);
	await people.goPublic();
	const { coordinator, partnershipId } = people;
	const { id: eventId } = ok(
		await planEvent(coordinator, partnershipId, {
			kind: 'conference',
			title: { lt: 'Konferencija' },
			place: { lt: 'Vilnius' },
			texts: { access: { lt: 'Be slenksčių.' } },
			activityId: people.shared,
			startsOn: '2022-06-10',
			startsTime: '10:00',
			endsOn: '2022-06-10',
			endsTime: '18:00',
			zone: 'Europe/Vilnius'
		})
	);
	const publication = { id: eventId, language: 'lt', overrideReason: 'A test.' } as const;
	ok(await publishEvent(coordinator, partnershipId, publication));
	const made = await settings(sql, { partnershipId, eventId }, wanted);
	let time = noon;
	const changed: string[] = [];
	const visit: Visit = { sql, keys, clock: () => time, changed: (tag) => void changed.push(tag) };
	const form = async () => {
		const row = await selectEvents(sql).where('event.id', '=', eventId).executeTakeFirstOrThrow();
		const partnership = { id: partnershipId, slug: people.slug, sourceLanguage: 'lt' } as const;
		const found = await registrationForm(sql, partnership, {
			event: eventOf(row, time),
			language: 'lt'
		});
		if (!found) throw new Error('nobody registers here');
		return found;
	};
	return {
		...people,
		...made,
		eventId,
		visit,
		keys,
		changed,
		form,
		/** The same event at another moment. */
		goTo: (moment: string) => void (time = new Date(moment)),
		taken: async () => {
			const rows = await sql.selectFrom('quota').select('taken').orderBy('position').execute();
			return rows.map(({ taken }) => taken);
		}
	};
}

type At = { partnershipId: string; eventId: string };

async function settings(sql: Sql, { partnershipId, eventId }: At, wanted: Wanted) {
	const at = { partnership_id: partnershipId, event_id: eventId };
	const { publicKey, privateKey } = generateKeyPairSync('x25519');
	await sql
		.insertInto('registration_setting')
		.values({
			...at,
			mode: wanted.mode ?? 'open',
			protection: 'protected',
			waiting_list: wanted.waitingList ?? 'off',
			offer_hours: wanted.offerHours ?? 24,
			most_in_group: wanted.mostInGroup ?? 1,
			asks_contact: true,
			is_discreet: true,
			retention_days: 14,
			least_count: 10
		})
		.execute();
	await sql
		.insertInto('event_key')
		.values({
			...at,
			id: randomUUID(),
			public_key: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
			threshold: 1,
			made_at: noon
		})
		.execute();
	const quotaIds = (wanted.quotas ?? [null]).map(() => randomUUID());
	for (const [position, capacity] of (wanted.quotas ?? [null]).entries()) {
		const id = quotaIds[position] ?? '';
		await record(sql, { partnershipId, id, kind: 'quota' });
		await sql
			.insertInto('quota')
			.values({ ...at, id, position, capacity })
			.execute();
	}
	const productIds: string[] = [];
	for (const [position, drawsOn] of (wanted.products ?? [[0]]).entries()) {
		const id = randomUUID();
		productIds.push(id);
		await record(sql, { partnershipId, id, kind: 'product' });
		const kind = position === 0 ? ('place' as const) : ('add_on' as const);
		await sql
			.insertInto('product')
			.values({ ...at, id, position, kind, attendance: 'on_site' })
			.execute();
		for (const quota of drawsOn) {
			const row = { product_id: id, quota_id: quotaIds[quota] ?? '' };
			await sql
				.insertInto('product_quota')
				.values({ partnership_id: partnershipId, ...row })
				.execute();
		}
	}
	const privateBytes = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
	return { quotaIds, productIds, eventPrivateKey: privateBytes };
}

type NewRecord = { partnershipId: string; id: string; kind: 'quota' | 'product' };

async function record(sql: Sql, { partnershipId, id, kind }: NewRecord): Promise<void> {
	const row = { partnership_id: partnershipId, id, kind, created_at: noon };
	await sql.insertInto('record').values(row).execute();
}

/** Somebody who asks for so many places; the lookup of the first place returns to them. */
export function somebody(productIds: string[], size = 1, given: Partial<NewRegistration> = {}) {
	const places = Array.from({ length: size }, () => ({
		id: randomUUID(),
		lookup: randomBytes(32),
		answers: []
	}));
	return { requestKey: randomUUID(), language: 'lt', productIds, places, ...given } as const;
}
