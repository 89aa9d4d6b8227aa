import type { Context } from '#features/accounts/server/context.ts';
import { beginReport, writeReport } from '#features/reports/server/reports.ts';
import { submitReport } from '#features/reports/server/submit.ts';
import { done, words } from '../teller.ts';
import { facts } from './facts.ts';
import type { Told } from './tell-plan.ts';

const unknown = {
	en: 'The public sources of this example say nothing about it.',
	lt: 'Viešuose šio pavyzdžio šaltiniuose apie tai nieko nepasakyta.',
	nb: 'De offentlige kildene til eksempelet sier ingenting om dette.'
};

/** A final report handed in: what is not in the sources is said to be unknown. */
export async function tellReport(context: Context, { partnershipId }: Told): Promise<void> {
	const { startsOn, endsOn } = facts.period;
	const report = { kind: 'final', startsOn, endsOn, language: 'lt' } as const;
	const { id } = done(await beginReport(context, partnershipId, report));
	const texts = {
		summary: words(facts.summary),
		deviations: unknown,
		donor_partner_role: unknown,
		communication: unknown,
		outlook: unknown
	};
	done(await writeReport(context, partnershipId, { ...report, id, revision: undefined, texts }));
	done(await submitReport(context, partnershipId, { id, gapsSeen: true }));
}
