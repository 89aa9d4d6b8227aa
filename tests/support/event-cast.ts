import { randomUUID } from 'node:crypto';
import type { Context, Sql } from '#features/accounts/server/context.ts';
import { teamScope } from '#features/accounts/server/context.ts';
import type { Member } from '#features/accounts/types.ts';
import { addGroup } from '#features/activities/server/groups.ts';
import { planActivity } from '#features/activities/server/plan.ts';
import { publishPartnership } from '#features/funding/server/publish-partnership.ts';
import { addPartner } from '#features/partnership/server/partners.ts';
import { createPartnership } from '#features/partnership/server/partnerships.ts';

export const noon = new Date('2022-06-01T12:00:00Z');

/** Two cities with one shared activity, one of the lead's alone, and the people who work on them. */
export async function eventCast(sql: Sql, slug = 'alder-birk', now = noon) {
	const clock = () => now;
	const context = async (isOperator: boolean): Promise<Context> => {
		const accountId = randomUUID();
		const email = `${accountId}@example.org`;
		await sql
			.insertInto('account')
			.values({ id: accountId, name: 'Ada', email, email_verified: true })
			.execute();
		const actor = { accountId, name: 'Ada', language: 'en', isOperator, memberships: [] } as const;
		return { sql, clock, actor, changed() {} };
	};
	const operator = await context(true);
	const created = ok(
		await createPartnership(operator, {
			slug,
			sourceLanguage: 'lt',
			startsOn: '2021-06-01',
			endsOn: '2022-08-31',
			zone: 'Europe/Vilnius',
			title: { lt: 'Alksnis ir beržas', en: 'Alder and Birch' }
		})
	);
	const partnershipId = created.id;
	const member = async (role: Member['role'], partnerId?: string): Promise<Context> => {
		const one = await context(false);
		const accountId = one.actor?.accountId ?? '';
		await sql
			.insertInto('membership')
			.values({
				partnership_id: partnershipId,
				account_id: accountId,
				role,
				partner_id: partnerId ?? null,
				since: now
			})
			.execute();
		const memberships = [{ accountId, partnershipId, role, partnerId }];
		return { ...one, actor: one.actor && { ...one.actor, memberships } };
	};
	const coordinator = await member('coordinator');
	const partner = async (role: 'project_promoter' | 'donor_project_partner', country: string) =>
		ok(
			await addPartner(coordinator, partnershipId, {
				role,
				category: 'public_sector',
				country,
				stateType: role === 'project_promoter' ? 'beneficiary' : 'donor',
				name: { lt: `Miestas ${country}` },
				contactIsPublic: false
			})
		).id;
	const lead = await partner('project_promoter', 'LT');
	const donor = await partner('donor_project_partner', 'NO');
	const group = ok(await addGroup(coordinator, partnershipId, { title: { lt: 'Vizitai' } })).id;
	const activity = async (partnerIds: string[]) =>
		ok(
			await planActivity(coordinator, partnershipId, {
				groupId: group,
				title: { lt: 'Veikla' },
				description: {},
				leadPartnerId: lead,
				partnerIds
			})
		).id;
	return {
		partnershipId,
		slug,
		operator,
		coordinator,
		officer: await member('partner_officer', donor),
		viewer: await member('viewer'),
		stranger: await context(false),
		lead,
		shared: await activity([donor]),
		leadsOwn: await activity([]),
		scope: async () => {
			const scope = await teamScope(coordinator, slug);
			if (!scope) throw new Error('the coordinator is no member');
			return scope;
		},
		goPublic: async () =>
			ok(
				await publishPartnership(coordinator, partnershipId, {
					language: 'lt',
					overrideReason: 'A test.'
				})
			)
	};
}

export type EventCast = Awaited<ReturnType<typeof eventCast>>;

/** What a command gave; a refusal here is a mistake of the test. */
export function ok<Result extends { ok: boolean }>(result: Result): Extract<Result, { ok: true }> {
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
	return result as Extract<Result, { ok: true }>;
}

/** The same people at another moment. */
export const at = (context: Context, time: string): Context => ({
	...context,
	clock: () => new Date(time)
});

/** The same access to the database, counting its queries. */
export function counted(sql: Sql): { sql: Sql; queries: () => number } {
	let queries = 0;
	const counting = sql.withPlugin({
		transformQuery({ node }) {
			queries += 1;
			return node;
		},
		transformResult: ({ result }) => Promise.resolve(result)
	});
	return { sql: counting, queries: () => queries };
}
