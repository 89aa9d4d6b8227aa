import type { Context } from '#features/accounts/server/context.ts';
import { setActivityState } from '#features/activities/server/state.ts';
import { holdEvent } from '#features/events/server/hold.ts';
import { enterClaim, reportClaim } from '#features/results/server/claims.ts';
import { addIndicator } from '#features/results/server/indicators.ts';
import { addPeriod } from '#features/results/server/periods.ts';
import { publishIndicator } from '#features/results/server/publish-results.ts';
import { decideValue, enterValue } from '#features/results/server/values.ts';
import { languages } from '#lib/i18n/languages.ts';
import { done, words } from '../teller.ts';
import type { EventKey } from './events.ts';
import { facts } from './facts.ts';
import type { Told } from './tell-plan.ts';

/** The events that a source reports as having taken place. */
const heldEvents: readonly EventKey[] = [
	'baltic-pride-2022',
	'march-for-equality',
	'proud-cities-concert'
];

const people = { en: 'people', lt: 'žmonių', nb: 'personer' };
const marchFigure = {
	en: 'People at the march',
	lt: 'Eitynių dalyviai',
	nb: 'Deltakere i marsjen'
};
/** A choice made for this example, and said to be one. */
const whyTheLower =
	'Chosen for this example: it speaks of the march alone and comes from outside the project.';

/** What the sources say happened: events held, figures that disagree, indicators with their targets. */
export async function tellResults(context: Context, told: Told): Promise<void> {
	const { partnershipId, activities, events } = told;
	const id = activities.get('2.2') ?? '';
	done(await setActivityState(context, partnershipId, { id, state: 'running' }));
	for (const key of heldEvents)
		done(await holdEvent(context, partnershipId, { id: events.get(key) ?? '' }));
	const claimIds = await tellClaims(context, told);
	const marchId = events.get('march-for-equality') ?? '';
	const choice = { eventId: marchId, claimId: claimIds[0] ?? '', reason: whyTheLower };
	done(await reportClaim(context, partnershipId, choice));
	await tellIndicators(context, told);
}

async function tellClaims(context: Context, { partnershipId, events }: Told): Promise<string[]> {
	const ids: string[] = [];
	for (const { events: keys, measure, qualifier, low, high, method, source } of facts.claims) {
		const entered = await enterClaim(context, partnershipId, {
			measure,
			qualifier,
			low,
			high,
			method,
			eventIds: keys.map((key) => events.get(key) ?? ''),
			sourceName: source.name,
			sourceUrl: source.url,
			claimedOn: source.datedOn
		});
		ids.push(done(entered).id);
	}
	return ids;
}

async function tellIndicators(context: Context, told: Told): Promise<void> {
	const { partnershipId, activities, events } = told;
	const own = { unit: people, level: 'output', kind: 'number', minimumCell: 10 } as const;
	const ids: string[] = [];
	const march = await addIndicator(context, partnershipId, {
		...own,
		code: 'R1',
		title: marchFigure,
		sourceOfVerification: {},
		activityId: activities.get('2.2'),
		targetDirection: 'at_least',
		bindings: [{ eventId: events.get('march-for-equality') ?? '', measure: 'attendance' }]
	});
	ids.push(done(march).id);
	for (const [
		place,
		{ title, target, direction, event, activity, measure, source }
	] of facts.targets.entries()) {
		const added = await addIndicator(context, partnershipId, {
			...own,
			code: `R${place + 2}`,
			title: words(title),
			sourceOfVerification: { en: [source.name, source.url].filter(Boolean).join(' – ') },
			activityId: activity && activities.get(activity),
			target,
			targetDirection: direction,
			bindings: event ? [{ eventId: events.get(event) ?? '', measure }] : []
		});
		ids.push(done(added).id);
	}
	for (const id of ids) {
		for (const language of languages)
			done(await publishIndicator(context, partnershipId, { id, language }));
	}
	await tellValue(context, partnershipId, done(march).id);
}

async function tellValue(
	context: Context,
	partnershipId: string,
	indicatorId: string
): Promise<void> {
	const { startsOn, endsOn } = facts.period;
	const period = done(await addPeriod(context, partnershipId, { startsOn, endsOn, dueOn: endsOn }));
	const entered = await enterValue(context, partnershipId, {
		indicatorId,
		periodId: period.id,
		cells: []
	});
	const { id: valueId } = done(entered);
	done(await decideValue(context, partnershipId, { valueId, decision: 'submitted' }));
	done(await decideValue(context, partnershipId, { valueId, decision: 'approved' }));
}
