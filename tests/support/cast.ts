import { randomUUID } from 'node:crypto';
import type { Context, Sql } from '#features/accounts/server/context.ts';
import type { Member, Role } from '#features/accounts/types.ts';
import { addPartner } from '#features/partnership/server/partners.ts';
import { createPartnership } from '#features/partnership/server/partnerships.ts';
import type { Clock } from '#platform/server/clock.ts';

export const now = new Date('2022-07-01T09:00:00.000Z');

/** One partnership with everybody who may and may not touch it; the officer belongs to `partnerId`. */
export async function cast(database: { sql: Sql; clock?: Clock }, slug = 'example-cities') {
	const { sql, clock = () => now } = database;
	const changed: string[] = [];
	const accounts = { sql, clock, changed };
	const operatorId = await account(sql, 'Operator');
	const operator = as(accounts, { accountId: operatorId, isOperator: true, memberships: [] });
	const created = await createPartnership(operator, {
		slug,
		sourceLanguage: 'en',
		startsOn: '2021-06-01',
		endsOn: '2022-08-31',
		zone: 'Europe/Vilnius',
		title: { en: 'Example cities', lt: 'Pavyzdiniai miestai' }
	});
	if (!created.ok) throw new Error(created.reason);
	const partnershipId = created.id;
	const own = {
		accountId: operatorId,
		partnershipId,
		role: 'coordinator',
		partnerId: undefined
	} as const;
	const founder = as(accounts, { accountId: operatorId, isOperator: true, memberships: [own] });
	const lead = await addPartner(founder, partnershipId, partner('project_promoter', 'LT', 'Lead'));
	const other = await addPartner(
		founder,
		partnershipId,
		partner('donor_project_partner', 'NO', 'Other')
	);
	if (!lead.ok || !other.ok) throw new Error('no partners');
	const join = async (role: Role, partnerId?: string) => {
		const accountId = await account(sql, role);
		const row = {
			partnership_id: partnershipId,
			account_id: accountId,
			role,
			partner_id: partnerId ?? null
		};
		await sql
			.insertInto('membership')
			.values({ ...row, since: now })
			.execute();
		const member = { accountId, partnershipId, role, partnerId };
		return as(accounts, { accountId, isOperator: false, memberships: [member] });
	};
	return {
		sql,
		join,
		partnershipId,
		slug,
		leadPartnerId: lead.id,
		partnerId: other.id,
		changed,
		operator: founder,
		coordinator: await join('coordinator'),
		officer: await join('partner_officer', other.id),
		viewer: await join('viewer'),
		stranger: as(accounts, {
			accountId: await account(sql, 'Stranger'),
			isOperator: false,
			memberships: []
		})
	};
}

export type Cast = Awaited<ReturnType<typeof cast>>;

type Accounts = { sql: Sql; clock: Clock; changed: string[] };
type Person = { accountId: string; isOperator: boolean; memberships: Member[] };

function as({ sql, clock, changed }: Accounts, person: Person): Context {
	return {
		sql,
		clock,
		actor: { ...person, name: 'Somebody', language: 'en' },
		changed: (tag) => void changed.push(tag)
	};
}

async function account(sql: Sql, name: string): Promise<string> {
	const id = randomUUID();
	const email = `${id}@example.org`;
	const row = { id, name, email, email_verified: true, language: 'en' as const };
	await sql
		.insertInto('account')
		.values({ ...row, created_at: now, updated_at: now })
		.execute();
	return id;
}

const partner = (
	role: 'project_promoter' | 'donor_project_partner',
	country: string,
	name: string
) => ({
	role,
	category: 'civil_society' as const,
	country,
	stateType: country === 'NO' ? ('donor' as const) : ('beneficiary' as const),
	name: { en: name },
	contactIsPublic: false
});
