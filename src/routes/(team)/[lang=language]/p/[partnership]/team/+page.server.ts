import { invitationForm, idForm, personForm, placeForm } from '#features/accounts/input.ts';
import { accountRefusals } from '#features/accounts/refusals.ts';
import { inviteMember, withdrawInvitation } from '#features/accounts/server/team/invitations.ts';
import { pendingInvitations, teamPeople } from '#features/accounts/server/team/people.ts';
import { partnerNames } from '#features/accounts/server/team/places.ts';
import { changeRole, removeMember } from '#features/privacy/server/keys/members.ts';
import { neededHolders } from '#features/privacy/server/keys/queries.ts';
import { worker, workScope } from '../../../../work.ts';
import type { Actions, PageServerLoad } from './$types';

const reasons = { ...accountRefusals, 'still-needed': 'keys.refusal_member_needed' } as const;

export const load: PageServerLoad = async (event) => {
	const scope = await workScope(event);
	const [people, needed, invitations, partners] = await Promise.all([
		teamPeople(scope),
		neededHolders(scope),
		pendingInvitations(scope),
		partnerNames(scope, event.locals.language)
	]);
	const now = event.locals.context.clock();
	return {
		own: scope.member.accountId,
		people,
		needed,
		partners,
		invitations: invitations.map((one) => ({ ...one, isExpired: one.expiresAt <= now }))
	};
};

const act = worker(reasons, {
	'no-such-partner': 'partner',
	'already-member': 'email'
});

export const actions: Actions = {
	invite: act(invitationForm, inviteMember, ({ partner, ...rest }) => ({
		...rest,
		partnerId: partner
	})),
	withdraw: act(idForm, withdrawInvitation, (one) => one),
	change: act(placeForm, changeRole, ({ account, role, partner, keysAreLost }) => ({
		accountId: account,
		role,
		partnerId: partner,
		keysAreLost
	})),
	remove: act(personForm, removeMember, ({ account, ...rest }) => ({ accountId: account, ...rest }))
};
