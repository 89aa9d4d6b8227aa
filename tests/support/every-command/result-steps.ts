import { approveAmendment, approvePlan } from '#features/activities/server/amendments/approve.ts';
import {
	beginAmendment,
	proposeAmendment,
	setAmendmentChange,
	withdrawAmendment
} from '#features/activities/server/amendments/draft.ts';
import { beginReport, writeReport } from '#features/reports/server/reports.ts';
import { decideReport, submitReport } from '#features/reports/server/submit.ts';
import { attachToClaim, detachFromClaim } from '#features/results/server/claim-files.ts';
import { enterClaim, reportClaim, withdrawClaim } from '#features/results/server/claims.ts';
import { addIndicator, changeIndicator } from '#features/results/server/indicators.ts';
import { addPeriod, lockPeriod } from '#features/results/server/periods.ts';
import { publishIndicator, withdrawIndicator } from '#features/results/server/publish-results.ts';
import { decideValue, enterValue } from '#features/results/server/values.ts';
import { idOf, step, type Step, type World } from './step.ts';

const revision = undefined;
const id = (name: string) => (world: World) => ({ id: idOf(world, name) });

const claim = (world: World) => ({
	measure: 'attendance' as const,
	qualifier: 'about' as const,
	low: 10_000,
	method: 'media_report' as const,
	sourceName: 'A newspaper',
	eventIds: [idOf(world, 'event')]
});
const indicator = (world: World) => ({
	code: 'R1',
	title: { en: 'People', lt: 'Žmonės' },
	unit: {},
	sourceOfVerification: {},
	activityId: idOf(world, 'activity'),
	level: 'output' as const,
	kind: 'number' as const,
	targetDirection: 'at_least' as const,
	ownerPartnerId: world.partnerId,
	minimumCell: 5,
	bindings: [{ eventId: idOf(world, 'event'), measure: 'attendance' as const }]
});
const change = (world: World) => ({
	...id('amendment')(world),
	recordId: idOf(world, 'activity'),
	field: 'activity.ends_on' as const,
	value: '2022-07-31'
});
const report = {
	kind: 'interim',
	startsOn: '2022-06-01',
	endsOn: '2022-06-30',
	language: 'en'
} as const;

/** Figures, indicators and their values, an approved and amended plan, and a report that was handed in. */
export const resultSteps: Step[] = [
	step(enterClaim, claim, 'claim'),
	step(enterClaim, claim, 'spare claim'),
	step(
		attachToClaim,
		(world) => ({
			claimId: idOf(world, 'claim'),
			attachment: {
				purpose: 'evidence',
				title: 'List',
				url: 'https://list.example',
				visibility: 'team'
			}
		}),
		'claim file'
	),
	step(detachFromClaim, id('claim file')),
	step(withdrawClaim, (world) => ({ ...id('spare claim')(world), reason: 'Counted twice.' })),
	step(reportClaim, (world) => ({
		eventId: idOf(world, 'event'),
		claimId: idOf(world, 'claim'),
		reason: 'The only one.'
	})),
	step(addIndicator, indicator, 'indicator'),
	step(changeIndicator, (world) => ({ ...indicator(world), ...id('indicator')(world), revision })),
	step(
		addPeriod,
		() => ({ startsOn: '2022-06-01', endsOn: '2022-06-30', dueOn: '2022-07-31' }),
		'period'
	),
	step(
		enterValue,
		(world) => ({
			indicatorId: idOf(world, 'indicator'),
			periodId: idOf(world, 'period'),
			cells: []
		}),
		'value'
	),
	step(decideValue, (world) => ({ valueId: idOf(world, 'value'), decision: 'submitted' })),
	step(decideValue, (world) => ({ valueId: idOf(world, 'value'), decision: 'approved' })),
	step(lockPeriod, (world) => ({ ...id('period')(world), locked: true })),
	step(lockPeriod, (world) => ({ ...id('period')(world), locked: false })),
	step(publishIndicator, (world) => ({ ...id('indicator')(world), language: 'lt' })),
	step(withdrawIndicator, (world) => ({ ...id('indicator')(world), language: 'lt' })),
	step(publishIndicator, (world) => ({ ...id('indicator')(world), language: 'en' })),
	step(approvePlan, () => ({})),
	step(beginAmendment, () => ({ reason: 'More time.' }), 'amendment'),
	step(setAmendmentChange, change),
	step(proposeAmendment, id('amendment')),
	step(approveAmendment, id('amendment')),
	step(beginAmendment, () => ({ reason: 'Less time.' }), 'spare amendment'),
	step(withdrawAmendment, id('spare amendment')),
	step(beginReport, () => report, 'report'),
	step(writeReport, (world) => ({
		...report,
		...id('report')(world),
		revision,
		texts: { summary: { en: 'It went well.' } }
	})),
	step(submitReport, (world) => ({ ...id('report')(world), gapsSeen: true })),
	step(decideReport, (world) => ({ ...id('report')(world), decision: 'approved' })),
	step(beginReport, () => ({ ...report, kind: 'final' as const }), 'draft report')
];
