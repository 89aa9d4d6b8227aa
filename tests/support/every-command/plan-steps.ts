import { changeRole, removeMember } from '#features/privacy/server/keys/members.ts';
import { inviteMember, withdrawInvitation } from '#features/accounts/server/team/invitations.ts';
import {
	addDeliverable,
	changeDeliverable
} from '#features/activities/server/deliverables/deliverables.ts';
import {
	attachToDeliverable,
	describeDeliverableFile,
	detachFromDeliverable
} from '#features/activities/server/deliverables/files.ts';
import { addGroup, removeGroup, renameGroup } from '#features/activities/server/groups.ts';
import { closeOpenPoint, raiseOpenPoint } from '#features/activities/server/open-points.ts';
import { changeActivity, planActivity } from '#features/activities/server/plan.ts';
import { publishActivity, withdrawActivity } from '#features/activities/server/publish-activity.ts';
import { moveActivity, removeActivity } from '#features/activities/server/reorder.ts';
import { setActivityState } from '#features/activities/server/state.ts';
import { enterDutyEvidence, withdrawDutyEvidence } from '#features/funding/server/duty-evidence.ts';
import { addFunder, changeFunder } from '#features/funding/server/funders.ts';
import {
	attribute,
	changeGrant,
	endAttribution,
	enterGrant
} from '#features/funding/server/grants.ts';
import {
	publishPartnership,
	withdrawPartnership
} from '#features/funding/server/publish-partnership.ts';
import { addPartner, changePartner, removePartner } from '#features/partnership/server/partners.ts';
import { changePartnership } from '#features/partnership/server/partnerships.ts';
import type { NewAttachment } from '#features/partnership/types.ts';
import { idOf, step, type Step, type World } from './step.ts';

const revision = undefined;
const overrideReason = 'A test.';
const title = (en: string, lt = `${en} lt`) => ({ en, lt });

const partner = {
	role: 'associated_partner',
	category: 'civil_society',
	country: 'LT',
	stateType: 'beneficiary',
	name: { en: 'Spare' },
	contactIsPublic: false
} as const;

const activity = (world: World, name: string) => ({
	title: title(name),
	description: { en: 'What is done.' },
	leadPartnerId: world.leadPartnerId,
	partnerIds: [world.partnerId]
});

const inGroup = (world: World, name: string) => ({
	...activity(world, name),
	groupId: idOf(world, 'group')
});

const grant = (world: World) => ({
	funderId: idOf(world, 'funder'),
	rulePack: 'eea-norway-2014-2021',
	mechanism: 'both' as const,
	title: { en: 'Fund' },
	statement: {},
	hasPhysicalObject: false
});

const attachment = (given: Partial<NewAttachment>): NewAttachment => ({
	purpose: 'deliverable',
	title: 'Guide',
	visibility: 'public',
	...given
});

const hang = (name: string, given: (world: World) => Partial<NewAttachment>) =>
	step(
		attachToDeliverable,
		(world) => ({
			deliverableId: idOf(world, 'deliverable'),
			attachment: attachment(given(world))
		}),
		name
	);

/** The partnership, its team, its plan and its funding; what is taken away again was spare. */
export const planSteps: Step[] = [
	step(changePartnership, () => ({
		revision,
		startsOn: '2021-06-01',
		endsOn: '2022-08-31',
		zone: 'Europe/Vilnius',
		leftColour: 'yellow',
		rightColour: 'violet',
		texts: { title: title('Example cities'), summary: { en: 'Two cities.' } }
	})),
	step(addPartner, () => partner, 'partner'),
	step(changePartner, (world) => ({ ...partner, id: idOf(world, 'partner'), revision })),
	step(
		inviteMember,
		(world) => ({
			email: `${world.slug}@example.org`,
			language: 'en',
			role: 'partner_officer',
			partnerId: world.partnerId
		}),
		'invitation'
	),
	step(withdrawInvitation, (world) => ({ id: idOf(world, 'invitation') })),
	step(changeRole, (world) => ({
		accountId: idOf(world, 'member'),
		role: 'partner_officer',
		partnerId: world.partnerId,
		keysAreLost: false
	})),
	step(removeMember, (world) => ({ accountId: idOf(world, 'member'), keysAreLost: false })),
	step(removePartner, (world) => ({ id: idOf(world, 'partner') })),
	step(addGroup, () => ({ title: title('Visits') }), 'group'),
	step(addGroup, () => ({ title: title('Spare') }), 'spare group'),
	step(renameGroup, (world) => ({
		id: idOf(world, 'group'),
		revision,
		title: title('Study visits')
	})),
	step(removeGroup, (world) => ({ id: idOf(world, 'spare group') })),
	step(planActivity, (world) => inGroup(world, 'Spare'), 'spare activity'),
	step(planActivity, (world) => inGroup(world, 'Visit'), 'activity'),
	step(moveActivity, (world) => ({ id: idOf(world, 'activity'), direction: 'up' })),
	step(removeActivity, (world) => ({ id: idOf(world, 'spare activity') })),
	step(changeActivity, (world) => ({
		...activity(world, 'Visit'),
		id: idOf(world, 'activity'),
		revision,
		startsOn: '2022-05-01',
		endsOn: '2022-06-30'
	})),
	step(addFunder, () => ({ name: { en: 'Funder' } }), 'funder'),
	step(changeFunder, (world) => ({
		id: idOf(world, 'funder'),
		revision,
		name: { en: 'Funder' },
		website: 'https://funder.example'
	})),
	step(enterGrant, grant, 'grant'),
	step(changeGrant, (world) => ({ ...grant(world), id: idOf(world, 'grant'), revision })),
	step(attribute, (world) => ({
		grantId: idOf(world, 'grant'),
		recordId: idOf(world, 'activity')
	})),
	step(endAttribution, (world) => ({
		grantId: idOf(world, 'grant'),
		recordId: idOf(world, 'activity')
	})),
	step(
		enterDutyEvidence,
		(world) => ({
			grantId: idOf(world, 'grant'),
			duty: 'comm.plan',
			kind: 'evidence',
			note: 'It is there.'
		}),
		'evidence'
	),
	step(withdrawDutyEvidence, (world) => ({ id: idOf(world, 'evidence') })),
	step(
		addDeliverable,
		(world) => ({ activityId: idOf(world, 'activity'), title: title('Guide') }),
		'deliverable'
	),
	step(changeDeliverable, (world) => ({
		id: idOf(world, 'deliverable'),
		revision,
		title: title('Guide'),
		dueOn: '2022-06-30'
	})),
	hang('link', () => ({ url: 'https://guide.example' })),
	hang('open file', ({ files }) => ({ file: files.open })),
	hang('secret file', ({ files }) => ({ file: files.secret, visibility: 'team' })),
	step(describeDeliverableFile, (world) => ({
		id: idOf(world, 'link'),
		title: 'The guide',
		visibility: 'team'
	})),
	step(detachFromDeliverable, (world) => ({ id: idOf(world, 'link') })),
	step(
		raiseOpenPoint,
		(world) => ({
			activityId: idOf(world, 'activity'),
			note: 'Who pays?',
			partnerId: world.partnerId
		}),
		'open point'
	),
	step(closeOpenPoint, (world) => ({ id: idOf(world, 'open point') })),
	step(setActivityState, (world) => ({ id: idOf(world, 'activity'), state: 'running' })),
	step(publishPartnership, () => ({ language: 'lt', overrideReason })),
	step(withdrawPartnership, () => ({ language: 'lt' })),
	step(publishPartnership, () => ({ language: 'en', overrideReason })),
	step(publishActivity, (world) => ({
		id: idOf(world, 'activity'),
		language: 'lt',
		overrideReason
	})),
	step(withdrawActivity, (world) => ({ id: idOf(world, 'activity'), language: 'lt' })),
	step(publishActivity, (world) => ({
		id: idOf(world, 'activity'),
		language: 'en',
		overrideReason
	}))
];
