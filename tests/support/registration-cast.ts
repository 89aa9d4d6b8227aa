import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { planEvent } from '#features/events/server/plan.ts';
import { publishEvent } from '#features/events/server/publish.ts';
import { selectEvents, eventOf } from '#features/events/server/event/event-rows.ts';
import type { Context, Sql } from '#features/accounts/server/context.ts';
import { participantKeys } from '#features/privacy/server/participant-keys.ts';
import { registrationDefaults } from '#features/registrations/rules/defaults.ts';
import { registrationForm } from '#features/registrations/server/form.ts';
import { addProduct } from '#features/registrations/server/settings/products.ts';
import { addQuota } from '#features/registrations/server/settings/quotas.ts';
import { setUpRegistration } from '#features/registrations/server/settings/set-up.ts';
import type { Visit } from '#features/registrations/server/visit.ts';
import type { NewRegistration, Setting } from '#features/registrations/types.ts';
import { eventCast, noon, ok } from './event-cast.ts';

/** What SECRET has to be where the product reads what a cast wrote. */
export const castSecret = 'a secret of the tests that is long enough';
const keys = participantKeys(castSecret);

type Wanted = Partial<Pick<Setting, 'mode' | 'waitingList' | 'mostInGroup' | 'offerHours'>> & {
	/** The capacity of each quota; null for one that is not counted. */
	quotas?: (number | null)[];
	/** The quotas of each product by their place in the list; the first is the place. */
	products?: number[][];
	/** The partnership's address, where several are needed. */
	slug?: string;
	/** The day of the event, where it is to lie ahead of the clock on the wall. */
	day?: string;
	/** Its last day, where it is a festival of several. */
	lastDay?: string;
};

/** A published event that gives places, in a partnership with everybody who may and may not touch it. */
export async function registrationCast(sql: Sql, wanted: Wanted = {}) {
	const people = await eventCast(sql, wanted.slug);
	const { day = '2022-06-10', lastDay = day } = wanted;
	await people.goPublic();
	const { coordinator, partnershipId } = people;
	const { id: eventId } = ok(
		await planEvent(coordinator, partnershipId, {
			kind: lastDay === day ? 'conference' : 'festival',
			title: { lt: 'Konferencija' },
			place: { lt: 'Vilnius' },
			texts: { access: { lt: 'Be slenksčių.' } },
			activityId: people.shared,
			startsOn: day,
			startsTime: '10:00',
			endsOn: lastDay,
			endsTime: '18:00',
			zone: 'Europe/Vilnius'
		})
	);
	const publication = { id: eventId, language: 'lt', overrideReason: 'A test.' } as const;
	ok(await publishEvent(coordinator, partnershipId, publication));
	const made = await settings(coordinator, { partnershipId, eventId }, wanted);
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

async function settings(context: Context, at: At, wanted: Wanted) {
	const { partnershipId, eventId } = at;
	const setting: Setting = {
		...registrationDefaults.conference,
		mode: wanted.mode ?? 'open',
		waitingList: wanted.waitingList ?? 'off',
		offerHours: wanted.offerHours ?? 24,
		mostInGroup: wanted.mostInGroup ?? 1
	};
	ok(await setUpRegistration(context, partnershipId, { eventId, revision: undefined, setting }));
	const quotaIds: string[] = [];
	for (const capacity of wanted.quotas ?? [null]) {
		const quota = { eventId, title: { lt: 'Salė' }, capacity: capacity ?? undefined };
		quotaIds.push(ok(await addQuota(context, partnershipId, quota)).id);
	}
	const productIds: string[] = [];
	for (const [position, drawsOn] of (wanted.products ?? [[0]]).entries()) {
		const product = {
			eventId,
			title: { lt: 'Vieta' },
			kind: position === 0 ? ('place' as const) : ('add_on' as const),
			attendance: 'on_site' as const,
			quotaIds: drawsOn.map((index) => quotaIds[index] ?? '')
		};
		productIds.push(ok(await addProduct(context, partnershipId, product)).id);
	}
	return { quotaIds, productIds, eventPrivateKey: await eventKey(context.sql, at) };
}

/** A key pair as a browser makes it; its private key never reaches the server in earnest. */
async function eventKey(sql: Sql, { partnershipId, eventId }: At): Promise<Buffer> {
	const { publicKey, privateKey } = generateKeyPairSync('x25519');
	await sql
		.insertInto('event_key')
		.values({
			partnership_id: partnershipId,
			event_id: eventId,
			id: randomUUID(),
			public_key: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
			threshold: 1,
			made_at: noon
		})
		.execute();
	return privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
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
