import { command, type Scope } from '#features/accounts/server/command.ts';
import type { TeamScope } from '#features/accounts/server/context.ts';
import { createRecord } from '#features/partnership/server/records.ts';
import { gathered, tellAdmitted, totals } from '#features/registrations/server/counts.ts';
import { serverTranslator } from '#lib/i18n/server-translator.ts';
import { insertClaim, lockEvents } from './claims.ts';
import type { ClaimInput } from '../types.ts';

type Door = Pick<ClaimInput, 'qualifier' | 'low' | 'high' | 'method' | 'sourceName'>;

/**
 * Takes what the doors of an event counted over as a figure with its source: those whom tickets admitted,
 * or the range that stewards counted. So few that they could be told apart become 'up to' the least number,
 * and where subtracting would tell how few stayed away, it is 'at least'.
 * Refuses `not-yours`, `no-such-event`, and `nothing-counted` where no door has seen anybody.
 */
export const claimDoorCount = command({
	name: 'claim-door-count',
	may: ['coordinator', 'partner_officer'],
	async run(scope, input: { eventId: string; of: 'tickets' | 'crowd' }) {
		const locked = await lockEvents(scope, [input.eventId]);
		if (!locked.ok) return locked;
		const counted = await (input.of === 'tickets' ? admitted : estimated)(scope, input.eventId);
		if (!counted) return { ok: false, reason: 'nothing-counted' } as const;
		const id = await createRecord(scope, 'claim');
		const claim = { measure: 'attendance', eventIds: [input.eventId], ...counted } as const;
		const row = await insertClaim(scope, id, claim);
		const changes = { 'claim.attendance': { after: { id, ...row } } };
		scope.journal({ recordId: input.eventId, recordKind: 'event', changes });
		return { ok: true, id } as const;
	}
});

/** What the doors of an event have counted so far, for those who may take it over. */
export async function doorCounts({ sql, partnershipId }: TeamScope, eventId: string) {
	const at = { partnershipId, eventId };
	const [{ admitted: number }, crowd] = await Promise.all([totals(sql, at), gathered(sql, at)]);
	return { admitted: number, crowd };
}

async function admitted(scope: Scope, eventId: string): Promise<Door | undefined> {
	const { tx, partnershipId, now } = scope;
	const setting = await tx
		.selectFrom('registration_setting')
		.select('least_count')
		.where('partnership_id', '=', partnershipId)
		.where('event_id', '=', eventId)
		.executeTakeFirst();
	const leastCount = setting?.least_count ?? 10;
	const figure = await tellAdmitted(tx, { partnershipId, eventId, leastCount, now });
	return figure && { ...figure, method: 'tickets', sourceName: await words(scope, 'tickets') };
}

async function estimated(scope: Scope, eventId: string): Promise<Door | undefined> {
	const { tx, partnershipId } = scope;
	const found = await gathered(tx, { partnershipId, eventId });
	if (!found || found.high === 0) return undefined;
	const sourceName = await words(scope, 'crowd');
	const { low, high } = found;
	return low === high
		? { qualifier: 'about', low, method: 'gate_count', sourceName }
		: { qualifier: 'between', low, high, method: 'gate_count', sourceName };
}

/** What the source is called, in the language that the others are made from. */
async function words({ tx, partnershipId }: Scope, of: 'tickets' | 'crowd'): Promise<string> {
	const { source_language } = await tx
		.selectFrom('partnership')
		.select('source_language')
		.where('id', '=', partnershipId)
		.executeTakeFirstOrThrow();
	return serverTranslator(source_language)(`results.source_${of}`);
}
