import type { Context } from '#features/accounts/server/context.ts';
import { addGroup } from '#features/activities/server/groups.ts';
import { planActivity } from '#features/activities/server/plan.ts';
import { publishActivity } from '#features/activities/server/publish-activity.ts';
import { addFunder } from '#features/funding/server/funders.ts';
import { attribute, enterGrant } from '#features/funding/server/grants.ts';
import { publishPartnership } from '#features/funding/server/publish-partnership.ts';
import { addPartner } from '#features/partnership/server/partners.ts';
import { changePartnership } from '#features/partnership/server/partnerships.ts';
import { languages } from '#lib/i18n/languages.ts';
import { done, lines, sourcesOf, words } from '../teller.ts';
import { facts } from './facts.ts';
import type { ActivityNumber } from './plan.ts';
import { tellEvents, type EventIds } from './tell-events.ts';

/** What the example does not know it says, so that nobody takes “not begun” for a fact. */
const untold = {
	en: 'The public sources of this example do not say what came of this activity.',
	lt: 'Viešuose šio pavyzdžio šaltiniuose nenurodyta, kaip sekėsi įgyvendinti šią veiklą.',
	nb: 'De offentlige kildene til eksempelet sier ikke hva som kom ut av denne aktiviteten.'
};

export type Told = {
	partnershipId: string;
	activities: Map<ActivityNumber, string>;
	events: EventIds;
	partners: Map<string, string>;
};

/** Partners, funding, plan and events as they were planned, published in all three languages. */
export async function tellPlan(context: Context, partnershipId: string): Promise<Told> {
	await tellPartnership(context, partnershipId);
	const partners = await tellPartners(context, partnershipId);
	const grantId = await tellFunding(context, partnershipId);
	const activities = await tellActivities(context, partnershipId, grantId);
	for (const language of languages) {
		done(await publishPartnership(context, partnershipId, { language }));
		for (const id of activities.values())
			done(await publishActivity(context, partnershipId, { id, language }));
	}
	const events = await tellEvents(context, { partnershipId, activities });
	return { partnershipId, activities, events, partners };
}

async function tellPartnership(context: Context, partnershipId: string): Promise<void> {
	const { title, summary, aim, objectives, expectedResults, period } = facts;
	const changed = await changePartnership(context, partnershipId, {
		revision: undefined,
		startsOn: period.startsOn,
		endsOn: period.endsOn,
		zone: 'Europe/Vilnius',
		texts: {
			title: words(title),
			summary: words(summary),
			aim: words(aim),
			objectives: lines(objectives, '- '),
			expected_results: lines(expectedResults, '- ')
		},
		sources: {
			title: sourcesOf(title),
			summary: sourcesOf(summary),
			aim: sourcesOf(aim),
			objectives: sourcesOf(...objectives),
			expected_results: sourcesOf(...expectedResults),
			period: [period.source]
		}
	});
	done(changed);
}

async function tellPartners(context: Context, partnershipId: string): Promise<Map<string, string>> {
	const partners = new Map<string, string>();
	for (const { key, name, source, role, category, country, stateType } of facts.partners) {
		const added = await addPartner(context, partnershipId, {
			role,
			category,
			country,
			stateType,
			name: words(name),
			contactIsPublic: false,
			sources: [...sourcesOf(name), source].filter(
				(one, at, all) => all.findIndex(({ url }) => url === one.url) === at
			)
		});
		partners.set(key, done(added).id);
	}
	return partners;
}

async function tellFunding(context: Context, partnershipId: string): Promise<string> {
	const { funding } = facts;
	const funder = done(await addFunder(context, partnershipId, { name: words(funding.mechanisms) }));
	const grant = await enterGrant(context, partnershipId, {
		funderId: funder.id,
		rulePack: 'eea-norway-2014-2021',
		mechanism: funding.mechanism,
		title: words(funding.name),
		statement: words(funding.statement),
		hasPhysicalObject: false
	});
	return done(grant).id;
}

async function tellActivities(context: Context, partnershipId: string, grantId: string) {
	const groups = new Map<number, string>();
	for (const { number, source } of facts.groups) {
		const group = await addGroup(context, partnershipId, { title: {}, sources: [source] });
		groups.set(number, done(group).id);
	}
	const activities = new Map<ActivityNumber, string>();
	for (const { number, group, title, source } of facts.activities) {
		const planned = await planActivity(context, partnershipId, {
			groupId: groups.get(group) ?? '',
			title: words(title),
			description: number === '2.1' || number === '2.2' ? {} : untold,
			partnerIds: [],
			sources: [source]
		});
		const { id } = done(planned);
		activities.set(number, id);
		done(await attribute(context, partnershipId, { grantId, recordId: id }));
	}
	return activities;
}
