import { sql, type Selectable } from 'kysely';
import { command, type Scope } from '#features/accounts/server/command.ts';
import { eventToExtend } from '#features/events/server/event/locked-event.ts';
import { eventSpan } from '#features/events/rules/when.ts';
import { changesBetween } from '#platform/server/journal.ts';
import type { DB } from '#platform/server/database/schema.ts';
import { settingRefusal } from '../../rules/defaults.ts';
import type { Setting } from '../../types.ts';
import { passOn } from '../waiting-list/pass-on.ts';

type Input = { eventId: string; revision: number | undefined; setting: Setting };

/**
 * Says how places at an event are given, for the first time or anew; who waits is offered what that frees.
 * Refuses `not-yours`, `stale`, `closes-before-opens`, `closes-after-event`, `keeps-too-long`, and
 * `still-come` when people who registered would lose their places, `has-places` when another promise to them
 * would be broken, also when they are forgotten by now: protection, discretion, how soon that is.
 */
export const setUpRegistration = command({
	name: 'set-up-registration',
	may: ['coordinator', 'partner_officer'],
	async run(scope, { eventId, revision, setting }: Input) {
		const locked = await eventToExtend(scope, eventId);
		if (!locked.ok) return locked;
		const endsAt = new Date(eventSpan(locked.event).end);
		const reason = settingRefusal(setting, { endsAt });
		if (reason) return { ok: false, reason } as const;
		const before = await stored(scope, eventId);
		if (before && revision !== undefined && revision !== before.revision)
			return { ok: false, reason: 'stale' } as const;
		const reasonOfPromise = before && (await promiseRefusal(scope, before, setting));
		if (reasonOfPromise) return { ok: false, reason: reasonOfPromise } as const;
		const row = columnsOf(setting);
		await scope.tx
			.insertInto('registration_setting')
			.values({ partnership_id: scope.partnershipId, event_id: eventId, ...row })
			.onConflict((conflict) =>
				conflict
					.columns(['partnership_id', 'event_id'])
					.doUpdateSet({ ...row, revision: (before?.revision ?? 0) + 1 })
			)
			.execute();
		const closes = setting.closesAt ?? endsAt;
		await passOn(
			scope.tx,
			{ partnershipId: scope.partnershipId, eventId },
			{ now: scope.now, closes }
		);
		const { revision: _, partnership_id: __, event_id: ___, ...known } = before ?? {};
		const changes = changesBetween(known, row);
		scope.journal({ recordId: eventId, recordKind: 'event', changes });
		return { ok: true } as const;
	}
});

type Row = Selectable<DB['registration_setting']>;

function stored({ tx, partnershipId }: Scope, eventId: string): Promise<Row | undefined> {
	return tx
		.selectFrom('registration_setting')
		.selectAll()
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.forUpdate()
		.executeTakeFirst();
}

/** What people were promised when they registered can get better, not worse; the promise outlives their places. */
async function promiseRefusal(scope: Scope, before: Row, after: Setting) {
	const isEnding = after.mode === 'none' && before.mode !== 'none';
	if (!isEnding && !isWorse(before, after)) return undefined;
	if (await hasPlaces(scope, before.event_id)) return isEnding ? 'still-come' : 'has-places';
	return isWorse(before, after) && (await hadPlaces(scope, before.event_id))
		? 'has-places'
		: undefined;
}

const isWorse = (before: Row, after: Setting) =>
	(before.protection === 'protected' && after.protection === 'ordinary') ||
	(before.is_discreet && !after.isDiscreet) ||
	after.retentionDays > before.retention_days ||
	after.leastCount < before.least_count;

async function hasPlaces({ tx, partnershipId }: Scope, eventId: string): Promise<boolean> {
	const row = await tx
		.selectFrom('registration')
		.select('id')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('ended_at', 'is', null)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** Whether something is kept or told of people whose places are forgotten by now. */
async function hadPlaces({ tx, partnershipId }: Scope, eventId: string): Promise<boolean> {
	const { rows } = await sql<{ had: boolean }>`
		select exists (select from place_total where partnership_id = ${partnershipId}
				and event_id = ${eventId} and number > 0)
			or exists (select from released_count where partnership_id = ${partnershipId}
				and event_id = ${eventId}) as had`.execute(tx);
	return rows[0]?.had === true;
}

const columnsOf = (setting: Setting) => ({
	mode: setting.mode,
	protection: setting.protection,
	opens_at: setting.opensAt ?? null,
	closes_at: setting.closesAt ?? null,
	waiting_list: setting.waitingList,
	offer_hours: setting.offerHours,
	most_in_group: setting.mostInGroup,
	asks_contact: setting.asksContact,
	is_discreet: setting.isDiscreet,
	retention_days: setting.retentionDays,
	least_count: setting.leastCount
});
