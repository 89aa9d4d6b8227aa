import type { TeamScope } from '#features/accounts/server/context.ts';
import { plan } from '#features/activities/server/queries.ts';
import { eventsOf } from '#features/events/server/queries.ts';
import { grantsOfTeam } from '#features/funding/server/queries.ts';
import { partnershipOfTeam } from '#features/partnership/server/queries.ts';
import { draftWords } from '#features/partnership/words.ts';
import { results } from '#features/results/server/queries.ts';
import { dayIn } from '#lib/format/dates.ts';
import type { Language } from '#lib/i18n/languages.ts';
import type { WorkFacts } from '../rules/work-list.ts';
import { reports } from './report-rows.ts';

const nearDays = 14;
const day = 86_400_000;

/** All that a team's list of work is drawn from, in the words of one language. */
export async function workFacts(
	scope: TeamScope,
	now: Date,
	language: Language
): Promise<WorkFacts<string>> {
	const { zone } = await partnershipOfTeam(scope);
	const { activities } = await plan(scope);
	const name = new Map(
		activities.map(({ id, number, title }) => [id, `${number} ${draftWords(title, language)}`])
	);
	const grants = await grantsOfTeam(scope);
	const found = await results(scope);
	const events = await eventsOf(scope, now);
	const points = await openPoints(scope);
	return {
		today: dayIn(now, zone),
		until: dayIn(new Date(now.getTime() + nearDays * day), zone),
		activities: activities.map((activity) => ({
			...activity,
			about: name.get(activity.id) ?? activity.number
		})),
		openPoints: points.map((point) => ({
			...point,
			about: `${name.get(point.activityId) ?? ''}: ${point.note}`
		})),
		values: valuesAsked(found, language),
		reports: (await reports(scope)).map((report) => ({ ...report, about: String(report.number) })),
		events: events.map((event) => ({
			id: event.id,
			endsOn: event.endsOn,
			isHeld: event.heldAt !== undefined,
			isCancelled: ['cancelled', 'postponed'].includes(event.state),
			figures: figuresOf(found.claims, event.id),
			about: draftWords(event.title, language)
		})),
		duties: grants.flatMap((grant) =>
			grant.duties.map(({ duty, state }) => ({
				grantId: grant.id,
				state,
				isHard: duty.hard,
				about: duty.title[language]
			}))
		)
	};
}

type Results = Awaited<ReturnType<typeof results>>;

/** One for each indicator and period, also where nothing has been entered. */
function valuesAsked({ indicators, periods, values }: Results, language: Language) {
	return indicators.flatMap(({ id, code, title }) =>
		periods.map((period) => ({
			indicatorId: id,
			dueOn: period.dueOn,
			state: values.find((one) => one.indicatorId === id && one.periodId === period.id)?.state,
			about: `${code} ${draftWords(title, language)}`
		}))
	);
}

function figuresOf(claims: Results['claims'], id: string): 'none' | 'unreported' | 'reported' {
	const own = claims.filter(({ eventIds, withdrawn }) => !withdrawn && eventIds.includes(id));
	if (own.length === 0) return 'none';
	return own.some(({ reportedFor }) => reportedFor.some(({ eventId }) => eventId === id))
		? 'reported'
		: 'unreported';
}

async function openPoints({ sql, partnershipId }: TeamScope) {
	const rows = await sql
		.selectFrom('open_point')
		.select(['activity_id', 'note', 'due_on'])
		.where('partnership_id', '=', partnershipId)
		.where('closed_at', 'is', null)
		.where('due_on', 'is not', null)
		.execute();
	return rows.map((row) => ({
		activityId: row.activity_id,
		note: row.note,
		dueOn: row.due_on ?? undefined
	}));
}
