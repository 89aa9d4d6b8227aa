import type { TeamScope } from '#features/accounts/server/context.ts';
import { teamTexts, type TeamTexts } from '#features/partnership/server/team-texts.ts';
import type { TeamProduct, TeamQuestion, TeamRegistration } from '../../types.ts';
import { questionsOf, settingOf } from '../form.ts';

/** How places at an event are given, as the team works on it; undefined where nothing is set up. */
export async function teamRegistration(
	scope: TeamScope,
	eventId: string
): Promise<TeamRegistration | undefined> {
	const setting = await scope.sql
		.selectFrom('registration_setting')
		.selectAll()
		.where('partnership_id', '=', scope.partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirst();
	if (!setting) return undefined;
	const quotas = await quotaRows(scope, eventId);
	const products = await productRows(scope, eventId);
	const questions = await questionsOf(scope.sql, { partnershipId: scope.partnershipId, eventId });
	const [drawn, days, options] = await Promise.all([
		drawnRows(
			scope,
			products.map(({ id }) => id)
		),
		dayRows(
			scope,
			products.map(({ id }) => id)
		),
		optionRows(
			scope,
			questions.map(({ id }) => id)
		)
	]);
	const ids = [...quotas, ...products, ...questions, ...options].map(({ id }) => id);
	const revisions = await revisionsOf(scope, ids);
	const texts = await teamTexts(scope, ids);
	const known = { texts, revisions };
	return {
		setting: settingOf(setting),
		revision: setting.revision,
		quotas: quotas.map(({ id, capacity, taken }) => ({
			id,
			revision: revisions.get(id) ?? 1,
			title: texts(id, 'title'),
			capacity: capacity ?? undefined,
			taken
		})),
		products: products.map((row) => productOf(row, { drawn, days }, known)),
		questions: questions.map((row) => questionOf(row, options, known))
	};
}

type Known = { texts: TeamTexts; revisions: Map<string, number> };
type Row<Read extends (...asked: never[]) => Promise<unknown[]>> = Awaited<
	ReturnType<Read>
>[number];

const productOf = (
	row: Row<typeof productRows>,
	of: { drawn: Row<typeof drawnRows>[]; days: Row<typeof dayRows>[] },
	{ texts, revisions }: Known
): TeamProduct => ({
	id: row.id,
	revision: revisions.get(row.id) ?? 1,
	title: texts(row.id, 'title'),
	kind: row.kind,
	attendance: row.attendance,
	note: texts(row.id, 'note'),
	joinLink: row.join_link ?? undefined,
	isWithdrawn: row.withdrawn_at !== null,
	quotaIds: of.drawn.filter((one) => one.product_id === row.id).map((one) => one.quota_id),
	days: of.days.filter((one) => one.product_id === row.id).map(({ day }) => day)
});

const questionOf = (
	row: Row<typeof questionsOf>,
	options: Row<typeof optionRows>[],
	{ texts, revisions }: Known
): TeamQuestion => ({
	id: row.id,
	revision: revisions.get(row.id) ?? 1,
	kind: row.kind,
	title: texts(row.id, 'title'),
	why: texts(row.id, 'why'),
	isRequired: row.is_required,
	retentionDays: row.retention_days,
	openedBy: row.opened_by,
	options: options
		.filter((one) => one.question_id === row.id)
		.map(({ id }) => ({ id, title: texts(id, 'title') }))
});

const quotaRows = ({ sql, partnershipId }: TeamScope, eventId: string) =>
	sql
		.selectFrom('quota')
		.select(['id', 'capacity', 'taken'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.orderBy('position')
		.execute();

const productRows = ({ sql, partnershipId }: TeamScope, eventId: string) =>
	sql
		.selectFrom('product')
		.select(['id', 'kind', 'attendance', 'join_link', 'withdrawn_at'])
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.orderBy('position')
		.execute();

const drawnRows = async ({ sql, partnershipId }: TeamScope, ids: string[]) =>
	ids.length === 0
		? []
		: sql
				.selectFrom('product_quota')
				.select(['product_id', 'quota_id'])
				.where('partnership_id', '=', partnershipId)
				.where('product_id', 'in', ids)
				.execute();

const dayRows = async ({ sql, partnershipId }: TeamScope, ids: string[]) =>
	ids.length === 0
		? []
		: sql
				.selectFrom('product_day')
				.select(['product_id', 'day'])
				.where('partnership_id', '=', partnershipId)
				.where('product_id', 'in', ids)
				.orderBy('day')
				.execute();

const optionRows = async ({ sql, partnershipId }: TeamScope, ids: string[]) =>
	ids.length === 0
		? []
		: sql
				.selectFrom('question_option')
				.select(['id', 'question_id'])
				.where('partnership_id', '=', partnershipId)
				.where('question_id', 'in', ids)
				.orderBy('position')
				.execute();

async function revisionsOf({ sql, partnershipId }: TeamScope, ids: string[]) {
	if (ids.length === 0) return new Map<string, number>();
	const rows = await sql
		.selectFrom('record')
		.select(['id', 'revision'])
		.where('partnership_id', '=', partnershipId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map(({ id, revision }) => [id, revision]));
}
