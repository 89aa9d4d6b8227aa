export const roles = ['coordinator', 'partner_officer', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** A person's place in one partnership; only a partner officer belongs to a partner. */
export type Member = {
	accountId: string;
	partnershipId: string;
	role: Role;
	partnerId: string | undefined;
};

/** Who is signed in. The memberships are read with the session, once a request. */
export type Actor = {
	accountId: string;
	name: string;
	language: 'en' | 'lt' | 'nb';
	isOperator: boolean;
	memberships: readonly Member[];
};

export type Refusal<Reason extends string> = { ok: false; reason: Reason };
export type NotAllowed = Refusal<'not-allowed'>;

/** How many people have each role in a partnership. */
export type TeamSize = Record<Role, number>;
