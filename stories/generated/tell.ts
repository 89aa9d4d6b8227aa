import type { Context } from '#features/accounts/server/context.ts';
import { addGroup } from '#features/activities/server/groups.ts';
import { planActivity } from '#features/activities/server/plan.ts';
import { publishActivity } from '#features/activities/server/publish-activity.ts';
import { holdEvent } from '#features/events/server/hold.ts';
import { planEvent } from '#features/events/server/plan.ts';
import { publishEvent } from '#features/events/server/publish.ts';
import type { EventKind } from '#features/events/types.ts';
import { addFunder } from '#features/funding/server/funders.ts';
import { attribute, enterGrant } from '#features/funding/server/grants.ts';
import { publishPartnership } from '#features/funding/server/publish-partnership.ts';
import { addPartner } from '#features/partnership/server/partners.ts';
import { createPartnership } from '#features/partnership/server/partnerships.ts';
import type { LocalisedText } from '#features/partnership/types.ts';
import { enterClaim, reportClaim } from '#features/results/server/claims.ts';
import { coordinating, done } from '../teller.ts';

export type Size = { slug: string; activities: number; events: number; claimsAnEvent: number };

const kinds: readonly EventKind[] = [
	'study_visit',
	'conference',
	'cultural_event',
	'coordination_meeting',
	'information_activity'
];
const named = (nb: string, en: string, number: number): LocalisedText => ({
	nb: `${nb} ${number}`,
	en: `${en} ${number}`
});
const access: LocalisedText = { nb: 'Generert: trinnfri adkomst.', en: 'Generated: step-free.' };
const day = (number: number) =>
	new Date(Date.UTC(2024, 0, 8) + number * 86_400_000).toISOString().slice(0, 10);

/**
 * Tells an invented partnership of any size, labelled as generated: another source language, zone,
 * currency, funder and rule pack than the example's. Undefined if it is there already.
 */
export async function tellGenerated(operator: Context, size: Size): Promise<string | undefined> {
	const begun = await createPartnership(operator, {
		slug: size.slug,
		sourceLanguage: 'nb',
		startsOn: '2024-01-01',
		endsOn: '2026-12-31',
		zone: 'Europe/Oslo',
		isGenerated: true,
		title: { nb: 'Generert partnerskap', en: 'Generated partnership' }
	});
	if (!begun.ok && begun.reason === 'slug-taken') return undefined;
	const { id } = done(begun);
	const context = coordinating(operator, id);
	await tellPartners(context, id);
	const grantId = await tellGrant(context, id);
	for (const language of ['nb', 'en'] as const)
		done(await publishPartnership(context, id, { language }));
	const activities = await tellActivities(context, id, { grantId, count: size.activities });
	for (let number = 0; number < size.events; number += 1) {
		const activityId = activities[number % activities.length] ?? '';
		await tellEvent(context, id, { number, activityId, claims: size.claimsAnEvent });
	}
	return id;
}

async function tellPartners(context: Context, partnershipId: string): Promise<void> {
	const roles = ['project_promoter', 'donor_project_partner', 'project_partner'] as const;
	for (const [place, role] of roles.entries()) {
		const partner = {
			role,
			category: 'public_sector',
			country: place === 1 ? 'NO' : 'SE',
			stateType: place === 1 ? 'donor' : 'other',
			name: named('Generert by', 'Generated city', place + 1),
			contactIsPublic: false
		} as const;
		done(await addPartner(context, partnershipId, partner));
	}
}

async function tellGrant(context: Context, partnershipId: string): Promise<string> {
	const name = { nb: 'Nabobyfondet', en: 'Fund for Neighbouring Cities' };
	const funder = done(await addFunder(context, partnershipId, { name }));
	const grant = await enterGrant(context, partnershipId, {
		funderId: funder.id,
		rulePack: 'generated-city-fund',
		mechanism: 'other',
		title: { nb: 'Generert tilskudd', en: 'Generated grant' },
		statement: {},
		maxAmountCents: 120_000_000,
		currency: 'NOK',
		hasPhysicalObject: false
	});
	return done(grant).id;
}

async function tellActivities(
	context: Context,
	partnershipId: string,
	{ grantId, count }: { grantId: string; count: number }
): Promise<string[]> {
	const title = { nb: 'Generert gruppe', en: 'Generated group' };
	const group = done(await addGroup(context, partnershipId, { title }));
	const ids: string[] = [];
	for (let number = 1; number <= count; number += 1) {
		const planned = await planActivity(context, partnershipId, {
			groupId: group.id,
			title: named('Generert aktivitet', 'Generated activity', number),
			description: {},
			partnerIds: [],
			startsOn: day(number * 10),
			endsOn: day(number * 10 + 60)
		});
		const { id } = done(planned);
		ids.push(id);
		done(await attribute(context, partnershipId, { grantId, recordId: id }));
		for (const language of ['nb', 'en'] as const) {
			done(await publishActivity(context, partnershipId, { id, language }));
		}
	}
	return ids;
}

async function tellEvent(
	context: Context,
	partnershipId: string,
	told: { number: number; activityId: string; claims: number }
): Promise<void> {
	const { number, activityId, claims } = told;
	const startsOn = day((number * 7) % 900);
	const planned = await planEvent(context, partnershipId, {
		kind: kinds[number % kinds.length] ?? 'conference',
		activityId,
		startsOn,
		endsOn: startsOn,
		zone: 'Europe/Oslo',
		entrance: 'open',
		visibility: 'public',
		attendanceMode: 'on_site',
		title: named('Generert arrangement', 'Generated event', number + 1),
		place: { nb: 'Generert sted', en: 'Generated place' },
		texts: { access }
	});
	const { id } = done(planned);
	done(await publishEvent(context, partnershipId, { id, language: 'nb' }));
	done(await holdEvent(context, partnershipId, { id }));
	for (let claim = 0; claim < claims; claim += 1) {
		const entered = await enterClaim(context, partnershipId, {
			measure: 'attendance',
			qualifier: 'about',
			low: 20 + ((number * 13 + claim * 7) % 400),
			eventIds: [id],
			method: 'counted',
			sourceName: `Generated source ${claim + 1}`
		});
		if (claim > 0) continue;
		const choice = { eventId: id, claimId: done(entered).id, reason: 'Generated' };
		done(await reportClaim(context, partnershipId, choice));
	}
}
