import type { Context } from '#features/accounts/server/context.ts';
import { createPartnership } from '#features/partnership/server/partnerships.ts';
import { coordinating, done, words } from '../teller.ts';
import { facts } from './facts.ts';
import { tellPlan, type Told } from './tell-plan.ts';
import { tellReport } from './tell-report.ts';
import { tellResults } from './tell-results.ts';

export const stages = ['planned', 'running', 'reported'] as const;
export type Stage = (typeof stages)[number];

/** Tells the partnership up to a stage, with nothing but the facts of this folder. Undefined if it is there already. */
export async function tellVilniusOslo(operator: Context, stage: Stage): Promise<Told | undefined> {
	const begun = await createPartnership(operator, {
		slug: 'vilnius-oslo',
		sourceLanguage: 'lt',
		startsOn: facts.period.startsOn,
		endsOn: facts.period.endsOn,
		zone: 'Europe/Vilnius',
		title: words(facts.title)
	});
	if (!begun.ok && begun.reason === 'slug-taken') return undefined;
	const { id } = done(begun);
	const context = coordinating(operator, id);
	const told = await tellPlan(context, id);
	if (stage !== 'planned') await tellResults(context, told);
	if (stage === 'reported') await tellReport(context, told);
	return told;
}
