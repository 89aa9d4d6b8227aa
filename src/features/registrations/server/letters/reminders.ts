import { sql, type RawBuilder } from 'kysely';

/** How long before their place begins people are reminded: the evening to pack, or the time to sit down. */
const hours = { onSite: 24, online: 3 };

/** Whether the row `event` is cancelled at present. */
export const isCancelled = sql`(select kind from event_change
	where event_change.partnership_id = event.partnership_id and event_change.event_id = event.id
		and kind in ('cancelled', 'reinstated')
	order by announced_at desc limit 1) is not distinct from 'cancelled'`;

/**
 * The reminders that are due, as rows of partnership, event, kind, occasion, nothing announced and the kinds
 * of places they are for: those that begin on the same day, at the same distance. A pass begins on its own
 * first day, and who takes part online is told where to join shortly before.
 */
export const reminders = (now: Date): RawBuilder<unknown> => sql`
	select partnership_id, event_id, 'reminder', first_day::text || case when online then ' online' else '' end,
		null, array_agg(product_id)
	from (
		select event.partnership_id, event.id as event_id, product.id as product_id, held.first_day,
			product.attendance = 'online' or event.attendance_mode = 'online' as online,
			(held.first_day + coalesce(event.starts_time, time '00:00')) at time zone event.zone as begins
		from event join product on product.partnership_id = event.partnership_id and product.event_id = event.id
			and product.kind = 'place'
		cross join lateral (select event.starts_on + coalesce(min(day), 1) - 1 as first_day from product_day
			where product_day.partnership_id = product.partnership_id
				and product_day.product_id = product.id) held
		where event.ends_on >= ${now}::date - 1 and event.starts_on <= ${now}::date + 2 and not ${isCancelled}
	) place
	where begins > ${now} and begins <= ${now}::timestamptz
		+ make_interval(hours => case when online then ${hours.online}::int else ${hours.onSite}::int end)
	group by partnership_id, event_id, first_day, online`;
