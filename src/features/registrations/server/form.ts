import { sql as raw, type Selectable } from 'kysely';
import type { Sql } from '#features/accounts/server/context.ts';
import { eventSpan } from '#features/events/rules/when.ts';
import type { EventRow } from '#features/events/types.ts';
import { shownTexts, type ShownTexts } from '#features/partnership/server/public-texts.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { DB } from '#platform/server/database/schema.ts';
import { dayAt } from '../rules/pass-days.ts';
import type { Product, Question, RegistrationForm, Setting } from '../types.ts';

type Of = { id: string; slug: string; sourceLanguage: Language };

/** What a person is asked at an event and what can be had, in one language; undefined where nobody registers. */
export async function registrationForm(
	sql: Sql,
	partnership: Of,
	{ event, language }: { event: EventRow; language: Language }
): Promise<RegistrationForm | undefined> {
	const at = { partnershipId: partnership.id, eventId: event.id };
	const setting = await sql
		.selectFrom('registration_setting')
		.selectAll()
		.where('partnership_id', '=', at.partnershipId)
		.where('event_id', '=', at.eventId)
		.executeTakeFirst();
	if (!setting || setting.mode === 'none') return undefined;
	const [key, products, questions, options, queue] = await Promise.all([
		eventKeyOf(sql, at),
		productsOf(sql, at),
		questionsOf(sql, at),
		optionsOf(sql, at),
		queueOf(sql, at)
	]);
	const ids = [...products, ...questions, ...options].map(({ id }) => id);
	const asked = { partnershipId: at.partnershipId, language, source: partnership.sourceLanguage };
	const texts = await shownTexts(sql, asked, ids);
	return {
		partnershipId: at.partnershipId,
		partnershipSlug: partnership.slug,
		event: {
			id: event.id,
			slug: event.slug,
			state: event.state,
			endsAt: new Date(eventSpan(event).end),
			zone: event.zone,
			endsOn: event.endsOn
		},
		setting: settingOf(setting),
		eventKey: key?.public_key,
		products: products.map((row) => productOf(row, event, texts)),
		questions: questions.map((row) => questionOf(row, options, texts)),
		hasWaiting: Boolean(queue?.has_waiting),
		nextLapse: queue?.next_lapse ?? undefined
	};
}

type At = { partnershipId: string; eventId: string };

/** The settings of a row. */
export function settingOf(row: Selectable<DB['registration_setting']>): Setting {
	return {
		mode: row.mode,
		protection: row.protection,
		opensAt: row.opens_at ?? undefined,
		closesAt: row.closes_at ?? undefined,
		waitingList: row.waiting_list,
		offerHours: row.offer_hours,
		mostInGroup: row.most_in_group,
		asksContact: row.asks_contact,
		isDiscreet: row.is_discreet,
		retentionDays: row.retention_days,
		leastCount: row.least_count
	};
}

const eventKeyOf = (sql: Sql, { partnershipId, eventId }: At) =>
	sql
		.selectFrom('event_key')
		.select('public_key')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('destroyed_at', 'is', null)
		.executeTakeFirst();

const queueOf = (sql: Sql, { partnershipId, eventId }: At) =>
	sql
		.selectNoFrom((eb) => {
			const those = eb
				.selectFrom('registration')
				.where('partnership_id', '=', partnershipId)
				.where('event_id', '=', eventId);
			return [
				eb.exists(those.select('id').where('state', '=', 'waiting')).as('has_waiting'),
				those
					.select(({ fn }) => fn.min('offered_until').as('until'))
					.where('state', '=', 'offered')
					.as('next_lapse')
			];
		})
		.executeTakeFirst();

function productsOf(sql: Sql, { partnershipId, eventId }: At) {
	return sql
		.selectFrom('product')
		.select(['id', 'kind', 'attendance'])
		.select((eb) =>
			eb
				.exists(
					eb
						.selectFrom('product_quota')
						.innerJoin('quota', (join) =>
							join
								.onRef('quota.partnership_id', '=', 'product_quota.partnership_id')
								.onRef('quota.id', '=', 'product_quota.quota_id')
						)
						.select('quota.id')
						.whereRef('product_quota.partnership_id', '=', 'product.partnership_id')
						.whereRef('product_quota.product_id', '=', 'product.id')
						.where(raw<boolean>`quota.taken >= quota.capacity`)
				)
				.as('is_full')
		)
		.select(
			raw<
				number[]
			>`array(select day from product_day where product_day.partnership_id = product.partnership_id
				and product_day.product_id = product.id order by day)`.as('days')
		)
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('withdrawn_at', 'is', null)
		.orderBy('position')
		.execute();
}

/** The questions of an event that are still asked, in their order. */
export const questionsOf = (sql: Sql, { partnershipId, eventId }: At) =>
	sql
		.selectFrom('question')
		.select(['id', 'kind', 'is_required', 'retention_days', 'opened_by'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.where('withdrawn_at', 'is', null)
		.orderBy('position')
		.execute();

const optionsOf = (sql: Sql, { partnershipId, eventId }: At) =>
	sql
		.selectFrom('question_option')
		.innerJoin('question', (join) =>
			join
				.onRef('question.partnership_id', '=', 'question_option.partnership_id')
				.onRef('question.id', '=', 'question_option.question_id')
		)
		.select(['question_option.id', 'question_option.question_id'])
		.where('question.partnership_id', '=', partnershipId)
		.where('question.event_id', '=', eventId)
		.orderBy('question_option.position')
		.execute();

type Rows<Read extends (...args: never[]) => Promise<unknown>> =
	Awaited<ReturnType<Read>> extends (infer Row)[] ? Row : never;

function productOf(row: Rows<typeof productsOf>, event: EventRow, texts: ShownTexts): Product {
	return {
		id: row.id,
		kind: row.kind,
		attendance: row.attendance,
		title: texts(row.id, 'title'),
		note: texts(row.id, 'note'),
		days: row.days.map((day) => dayAt(event, day)),
		isFull: Boolean(row.is_full)
	};
}

function questionOf(
	row: Rows<typeof questionsOf>,
	options: Rows<typeof optionsOf>[],
	texts: ShownTexts
): Question {
	return {
		id: row.id,
		kind: row.kind,
		isRequired: row.is_required,
		title: texts(row.id, 'title'),
		why: texts(row.id, 'why'),
		retentionDays: row.retention_days,
		openedBy: row.opened_by,
		options: options
			.filter(({ question_id }) => question_id === row.id)
			.map(({ id }) => ({ id, title: texts(id, 'title') }))
	};
}
