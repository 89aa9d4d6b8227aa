import { plan } from '#features/activities/server/queries.ts';
import { eventsOf } from '#features/events/server/queries.ts';
import { languageForm } from '#features/partnership/input.ts';
import { partnersOfTeam, publicationsOf } from '#features/partnership/server/queries.ts';
import * as form from '#features/results/input.ts';
import { resultRefusals } from '#features/results/refusals.ts';
import { mayEnterValues } from '#features/results/rules.ts';
import { addIndicator, changeIndicator } from '#features/results/server/indicators.ts';
import { addPeriod, lockPeriod } from '#features/results/server/periods.ts';
import { publishIndicator, withdrawIndicator } from '#features/results/server/publish-results.ts';
import { results } from '#features/results/server/queries.ts';
import { decideValue, enterValue } from '#features/results/server/values.ts';
import { withId } from '#lib/form/parse.ts';
import { worker, workScope } from '../../../../work.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const { indicators, periods, values } = await results(scope);
	const { activities } = await plan(scope);
	const published = await publicationsOf(
		scope,
		indicators.map(({ id }) => id)
	);
	return {
		role: scope.member.role,
		indicators: indicators.map((indicator) => ({
			indicator,
			published: published(indicator.id),
			mayEnter: mayEnterValues(scope.member, indicator, activities)
		})),
		periods,
		values,
		change: event.url.searchParams.get('change') ?? undefined,
		activities,
		partners: await partnersOfTeam(scope),
		events: await eventsOf(scope, event.locals.context.clock())
	};
};

const act = worker(resultRefusals, {
	'code-taken': 'code',
	'needs-note': 'note',
	'period-taken': 'startsOn',
	'no-such-event': 'bindings'
});

export const actions = {
	add: act(form.indicatorForm, addIndicator, ({ id: _, revision: __, ...sent }) => sent),
	change: act(form.indicatorForm, changeIndicator, withId),
	addPeriod: act(form.periodForm, addPeriod, (sent) => sent),
	lock: act(form.lockForm, lockPeriod, (sent) => sent),
	enter: act(form.valueForm, enterValue, (sent) => sent),
	decide: act(form.decisionForm, decideValue, ({ id, ...sent }) => ({ ...sent, valueId: id })),
	publish: act(languageForm, publishIndicator, withId),
	withdraw: act(languageForm, withdrawIndicator, withId)
};
