import { randomBytes, randomUUID } from 'node:crypto';
import { command } from '#features/accounts/server/command.ts';
import { eventToExtend } from '#features/events/server/event/locked-event.ts';
import { mark } from '#features/privacy/server/participant-keys.ts';
import type { Visit } from '../visit.ts';

const may = ['coordinator', 'partner_officer'] as const;

export type Device = { partnershipId: string; id: string; eventId: string; post: string };

/** A token for one device: 32 random bytes as text. It is shown once, and only its keyed hash is kept. */
export const newDeviceToken = () => randomBytes(32).toString('base64url');

/**
 * Lets one telephone or tablet admit people at a post of the event, named by the post and never by the
 * person. Refuses `not-yours`, `no-such-record`, `no-title`.
 */
export const enrolDevice = command({
	name: 'enrol-device',
	may,
	async run(scope, input: { eventId: string; post: string; tokenMark: Buffer }) {
		const locked = await eventToExtend(scope, input.eventId);
		if (!locked.ok) return locked;
		const post = input.post.trim().slice(0, 60);
		if (!post) return { ok: false, reason: 'no-title' } as const;
		const id = randomUUID();
		await scope.tx
			.insertInto('door_device')
			.values({
				partnership_id: scope.partnershipId,
				id,
				event_id: input.eventId,
				post,
				token_mark: input.tokenMark,
				made_at: scope.now,
				made_by: scope.member.accountId
			})
			.execute();
		const changes = { device: { after: post } };
		scope.journal({ recordId: input.eventId, recordKind: 'event', changes });
		return { ok: true, id } as const;
	}
});

/** Shuts a device out at once, as when it is lost; what it has sent stays. Refuses `not-yours`, `no-such-record`. */
export const revokeDevice = command({
	name: 'revoke-device',
	may,
	async run(scope, input: { id: string }) {
		const device = await scope.tx
			.selectFrom('door_device')
			.select(['event_id', 'post'])
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.executeTakeFirst();
		if (!device) return { ok: false, reason: 'no-such-record' } as const;
		const locked = await eventToExtend(scope, device.event_id);
		if (!locked.ok) return locked;
		await scope.tx
			.updateTable('door_device')
			.set({ revoked_at: scope.now })
			.where('partnership_id', '=', scope.partnershipId)
			.where('id', '=', input.id)
			.where('revoked_at', 'is', null)
			.execute();
		const changes = { device: { before: device.post }, revoked: { after: scope.now } };
		scope.journal({ recordId: device.event_id, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

const seenApartMs = 30_000;

/** The device of this token; undefined for a token that is none or was revoked. That it was heard of is kept twice a minute at most. */
export async function deviceOf(
	{ sql, keys, clock }: Visit,
	token: string
): Promise<Device | undefined> {
	if (!/^[\w-]{43}$/.test(token)) return undefined;
	const row = await sql
		.selectFrom('door_device')
		.select(['partnership_id', 'id', 'event_id', 'post', 'seen_at'])
		.where('token_mark', '=', mark(keys, 'device', token))
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	if (!row) return undefined;
	const now = clock();
	if (!row.seen_at || now.getTime() - row.seen_at.getTime() > seenApartMs)
		await sql
			.updateTable('door_device')
			.set({ seen_at: now })
			.where('partnership_id', '=', row.partnership_id)
			.where('id', '=', row.id)
			.execute();
	return {
		partnershipId: row.partnership_id,
		id: row.id,
		eventId: row.event_id,
		post: row.post
	};
}
